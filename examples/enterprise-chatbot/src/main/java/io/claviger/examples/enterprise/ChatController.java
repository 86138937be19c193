package io.claviger.examples.enterprise;

import io.claviger.chat.ChatException;
import io.claviger.chat.ChatRequest;
import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The chat as pages and forms: every post ends in a redirect (C24). */
@Controller
final class ChatController {
    private static final int SHOWN = 200;
    private static final int LISTED = 20;
    private static final String DRAFT = "draft";
    private static final String PROBLEM = "problem";

    private final Conversations conversations;
    private final Questions questions;
    private final Chatbot chatbot;

    ChatController(Conversations conversations, Questions questions, Chatbot chatbot) {
        this.conversations = conversations;
        this.questions = questions;
        this.chatbot = chatbot;
    }

    @GetMapping("/")
    String page(@RequestParam(required = false) @Nullable Long conversation, Principal user, Model model) {
        String name = user.getName();
        long id = conversation == null ? conversations.newest(name) : conversation;
        String draft =
                conversations.draft(name, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!model.containsAttribute(DRAFT)) { // what was no message comes along by itself
            model.addAttribute(DRAFT, draft);
        }
        model.addAttribute("conversation", id);
        model.addAttribute("lines", conversations.lines(name, id, SHOWN));
        model.addAttribute("titles", conversations.titles(name, LISTED));
        return "chat";
    }

    @PostMapping("/new")
    String begin(Principal user) {
        return "redirect:/?conversation=" + conversations.begin(user.getName());
    }

    @PostMapping("/chat")
    CompletableFuture<String> chat(
            @RequestParam long conversation,
            @RequestParam(defaultValue = "") String message,
            Principal user,
            RedirectAttributes flash) {
        String page = "redirect:/?conversation=" + conversation + "#ask"; // where the newest message is
        String question = withLineFeeds(message);
        try {
            ChatRequest request = questions.accept(user.getName(), conversation, question);
            return chatbot.answer(conversation, request)
                    .exceptionally(failure -> {
                        flash.addFlashAttribute(PROBLEM, Problems.sentence(failure));
                        return null;
                    })
                    .thenApply(nothing -> page);
        } catch (ChatException e) {
            flash.addFlashAttribute(PROBLEM, Problems.sentence(e));
            flash.addFlashAttribute(DRAFT, question);
            return CompletableFuture.completedFuture(page);
        }
    }

    /** Browsers send line ends of forms as CR LF (HTML standard, "constructing the entry list"). */
    static String withLineFeeds(String message) {
        return message.replace("\r\n", "\n");
    }
}
