package io.claviger.examples.chatserver.history;

import io.claviger.examples.chatserver.history.MessageTree.Window;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.Cursor;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows messages, a window at a time. */
@RestController
final class MessageController {
    private final Conversations conversations;
    private final MessageTree tree;
    private final JsonAnswers json;

    MessageController(Conversations conversations, MessageTree tree, JsonAnswers json) {
        this.conversations = conversations;
        this.tree = tree;
        this.json = json;
    }

    /**
     * A window.
     *
     * @param items the messages
     * @param more whether there are more in the direction of reading
     * @param leaf the last message of the branch, absent for a window of all branches
     */
    private record Messages(
            List<MessageJson> items, boolean more, @Nullable String leaf) {}

    @GetMapping(path = "/api/conversations/{id}/messages", params = "!afterSeq")
    void branch(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam @Nullable Integer limit,
            Branch branch,
            HttpServletResponse response)
            throws IOException {
        int most = Cursor.limit(limit);
        Conversation conversation = conversations.require(caller.userId(), ConversationController.named(id));
        String leaf = branch.leaf() == null ? conversation.leaf() : tree.newestBelow(conversation, branch.leaf());
        String last = branch.before() == null
                ? leaf
                : tree.require(conversation, branch.before()).parent();
        Window window = tree.path(conversation, last, most);
        json.write(response, new Messages(tree.json(conversation, window.messages()), window.more(), leaf));
    }

    /**
     * Which part of which branch.
     *
     * @param leaf a message whose branch is wanted, null for the one that is shown
     * @param before the message above which the window ends, null for the end of the branch
     */
    record Branch(@Nullable String leaf, @Nullable String before) {}

    @GetMapping(path = "/api/conversations/{id}/messages", params = "afterSeq")
    void news(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam long afterSeq,
            @RequestParam @Nullable Integer limit,
            HttpServletResponse response)
            throws IOException {
        int most = Cursor.limit(limit);
        Conversation conversation = conversations.require(caller.userId(), ConversationController.named(id));
        List<Message> found = tree.after(conversation, afterSeq, most + 1);
        List<Message> items = found.subList(0, Math.min(most, found.size()));
        json.write(response, new Messages(tree.json(conversation, items), found.size() > most, null));
    }
}
