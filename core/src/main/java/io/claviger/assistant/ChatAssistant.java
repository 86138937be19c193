package io.claviger.assistant;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.Message;
import io.claviger.chat.RateLimitedException;
import io.claviger.chat.Role;
import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.NewMessage;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.limit.Decision;
import io.claviger.limit.RateLimiter;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers a user's question as seed 000 describes it, with the keys that came with the question.
 *
 * <p>Thread-safe; one for each application. Holds no key outside of a call.
 */
public final class ChatAssistant {
    private final FallbackChat chat;
    private final KeyVault vault;
    private final RateLimiter limiter;
    private final KnowledgeBase knowledge;
    private final ConversationStore conversations;
    private final InstantSource clock;
    private final String instructions;
    private final int historyMessages;
    private final List<Consumer<Reply>> listeners;

    ChatAssistant(ChatAssistantBuilder from) {
        this.chat = from.chat;
        this.vault = from.vault;
        this.limiter = from.limiter;
        this.knowledge = from.knowledge;
        this.conversations = from.conversations;
        this.clock = from.clock;
        this.instructions = from.instructions;
        this.historyMessages = from.historyMessages;
        this.listeners = List.copyOf(from.listeners);
    }

    /**
     * Starts an assistant around a chain; everything else has a default in memory.
     *
     * @param chat the chain
     * @return a builder
     */
    public static ChatAssistantBuilder builder(FallbackChat chat) {
        return new ChatAssistantBuilder(chat);
    }

    /**
     * Answers and waits for the whole answer.
     *
     * @param question what a user asks; its key arrays are zeroed on every path
     * @return the answer
     * @throws ChatException when the question is refused or nobody answered
     */
    public Reply answer(Question question) {
        return answer(question, opening -> {}, chat::send);
    }

    /**
     * Answers and shows the answer as it comes.
     *
     * @param question what a user asks; its key arrays are zeroed on every path
     * @param observer watches; when it throws, the provider's call is cancelled
     * @return the answer
     * @throws ChatException when the question is refused or nobody answered
     */
    public Reply answer(Question question, ReplyObserver observer) {
        return answer(question, observer::opened, (request, keys) -> stream(request, keys, observer));
    }

    /** The request path. Closing the ring is the wipe. */
    private Reply answer(Question question, Consumer<Opening> opened, Asking asking) {
        try (CheckedQuestion checked = CheckedQuestion.of(question, chat.chain())) {
            Decision ticket = admit(checked);
            try (CheckedQuestion.Borrowed keys = checked.keys(vault, clock)) {
                Opening opening = checked.opening(ticket);
                opened.accept(opening);
                Reply reply = knowledge
                        .find(checked.course().value(), checked.message())
                        .map(known -> Reply.fromKnowledge(opening, known, clock.instant()))
                        .orElseGet(() -> Reply.fromProvider(
                                opening, asking.ask(request(checked), keys.ring()), clock.instant()));
                remember(checked, reply);
                return reply;
            }
        }
    }

    private Decision admit(CheckedQuestion checked) {
        Decision ticket = limiter.tryAcquire(checked.client());
        if (!ticket.allowed()) {
            throw new RateLimitedException(ticket.retryAfter());
        }
        return ticket;
    }

    private ChatRequest request(CheckedQuestion checked) {
        AnswerSettings settings = checked.settings();
        ChatRequestBuilder request = ChatRequest.builder().system(instructions).providers(settings.providers());
        settings.models().forEach((provider, model) -> request.model(provider.value(), model));
        List<Message> history = settings.history();
        request.messages(history == null ? stored(checked) : history);
        return request.user(checked.message()).build();
    }

    private List<Message> stored(CheckedQuestion checked) {
        return conversations.history(checked.user(), checked.conversation(), historyMessages).stream()
                .filter(earlier ->
                        earlier.role() == Role.USER || !earlier.text().isBlank())
                .map(earlier ->
                        earlier.role() == Role.USER ? Message.user(earlier.text()) : Message.assistant(earlier.text()))
                .toList();
    }

    private ChatResponse stream(ChatRequest request, KeyRing keys, ReplyObserver observer) {
        try (ChatStream events = chat.stream(request, keys)) {
            for (ChatEvent event : events) {
                observer.event(event);
                if (event instanceof ChatEvent.Completed completed) {
                    return completed.response();
                }
            }
        }
        throw new IllegalStateException("A stream ends with its completion or an exception.");
    }

    private void remember(CheckedQuestion checked, Reply reply) {
        if (checked.settings().history() == null) {
            append(checked, reply);
        }
        listeners.forEach(listener -> listener.accept(reply));
    }

    private void append(CheckedQuestion checked, Reply reply) {
        NewMessage asked = NewMessage.user(checked.message());
        NewMessage answered = NewMessage.assistant(reply.text(), reply.provider(), reply.model());
        conversations.append(checked.user(), checked.conversation(), List.of(asked, answered));
    }

    /** The two ways to ask the chain. */
    @FunctionalInterface
    private interface Asking {
        ChatResponse ask(ChatRequest request, KeyRing keys);
    }
}
