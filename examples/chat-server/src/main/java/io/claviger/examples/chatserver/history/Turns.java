package io.claviger.examples.chatserver.history;

import io.claviger.chat.Role;
import io.claviger.conversation.ConversationId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores questions and the answers to them. Numbers are given in the transaction that stores, one after the other without
 * gaps, whatever happens at the same time. Thread-safe.
 */
public final class Turns {
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** Keeps the ids of repeated answers apart from those of questions: no client's id has a colon. */
    private static final String ANSWER = "answer:";

    private final TransactionTemplate transaction;
    private final Conversations conversations;
    private final MessageTree tree;
    private final MessageRows messages;
    private final InstantSource clock;

    Turns(
            TransactionTemplate transaction,
            Conversations conversations,
            MessageTree tree,
            MessageRows messages,
            InstantSource clock) {
        this.transaction = transaction;
        this.conversations = conversations;
        this.tree = tree;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Checks the form of a client's id for what it sends: 1 to 100 ASCII letters, digits, hyphens or underscores.
     *
     * @param clientId the id as it came
     * @return whether it has that form
     */
    public static boolean isClientId(@Nullable String clientId) {
        return clientId != null && CLIENT_ID.matcher(clientId).matches();
    }

    /**
     * Finds what was stored for a question that came before.
     *
     * @param owner the user
     * @param id the conversation
     * @param clientId chosen by the client
     * @return what was stored, empty when nothing was
     */
    public Optional<Turn> asked(String owner, ConversationId id, String clientId) {
        return conversations
                .find(owner, id)
                .flatMap(conversation -> tree.sent(conversation, clientId)
                        .map(sent -> new Turn(conversation, sent, tree.numbered(conversation, sent.seq() + 1), true)));
    }

    /**
     * Finds what was stored for another answer that was wanted before.
     *
     * @param conversation the conversation
     * @param clientId chosen by the client
     * @return what was stored, empty when nothing was
     */
    public Optional<Turn> askedAgain(Conversation conversation, String clientId) {
        return tree.sent(conversation, ANSWER + clientId)
                .flatMap(answer -> Optional.ofNullable(answer.parent())
                        .flatMap(parent -> tree.find(conversation, parent))
                        .map(question -> new Turn(conversation, question, answer, true)));
    }

    /**
     * Stores a question and the row its answer will be written to. The conversation begins when there is none.
     *
     * @param owner the user
     * @param id the conversation
     * @param question the question
     * @param generation the job that is going to write the answer
     * @return what is stored now, or was stored when the same client id came before
     * @throws NotThereException when the conversation does not have the parent
     * @throws IllegalArgumentException when the client id has another form
     */
    public Turn ask(String owner, ConversationId id, NewQuestion question, String generation) {
        requireClientId(question.clientId());
        return transaction.execute(status -> {
            Conversation before = conversations.lock(owner, id, question.course());
            Optional<Message> sent = tree.sent(before, question.clientId());
            return sent.isPresent()
                    ? new Turn(
                            before, sent.get(), tree.numbered(before, sent.get().seq() + 1), true)
                    : ask(before, question, generation);
        });
    }

    private Turn ask(Conversation before, NewQuestion question, String generation) {
        Message asked = Message.said(
                before.next(parent(before, question.parent()), clock.instant()), Role.USER, question.text());
        messages.insert(asked, question.clientId());
        Conversation between = before.grownBy(asked);
        Message answer = Message.streaming(between.next(asked.id(), clock.instant()), generation);
        messages.insert(answer, null);
        Conversation after = between.grownBy(answer);
        conversations.update(after);
        return new Turn(after, asked, answer, false);
    }

    private @Nullable String parent(Conversation conversation, @Nullable String wanted) {
        if (wanted == null) {
            return conversation.leaf();
        }
        return wanted.equals(NewQuestion.FIRST)
                ? null
                : tree.require(conversation, wanted).id();
    }

    /**
     * Stores the row of another answer to a question.
     *
     * @param conversation the conversation
     * @param question the id of a user's message in it
     * @param clientId chosen by the client: sent twice is stored once
     * @param generation the job that is going to write the answer
     * @return what is stored now, or was stored when the same client id came before
     * @throws NotThereException when the conversation, or such a message in it, is not there
     * @throws IllegalArgumentException when the client id has another form
     */
    public Turn answerAgain(Conversation conversation, String question, String clientId, String generation) {
        requireClientId(clientId);
        return transaction.execute(status -> {
            Conversation before = conversations
                    .findLocked(conversation.owner(), conversation.id())
                    .orElseThrow(NotThereException::new);
            Message asked = tree.find(before, question)
                    .filter(message -> message.role() == Role.USER)
                    .orElseThrow(NotThereException::new);
            Optional<Message> sent = tree.sent(before, ANSWER + clientId);
            if (sent.isPresent()) {
                return new Turn(before, asked, sent.get(), true);
            }
            Message answer = Message.streaming(before.next(asked.id(), clock.instant()), generation);
            messages.insert(answer, ANSWER + clientId);
            Conversation after = before.grownBy(answer);
            conversations.update(after);
            return new Turn(after, asked, answer, false);
        });
    }

    /**
     * Saves how far an answer has come. Cheap: nothing is indexed and nothing locked but the row.
     *
     * @param answer the id of a streaming message
     * @param text the whole text so far
     * @return whether it still streams; false also when its conversation was deleted
     */
    public boolean save(String answer, String text) {
        return messages.save(answer, text);
    }

    /**
     * Ends an answer. Only the first ending counts.
     *
     * @param conversation the conversation it is in
     * @param answer the id of a streaming message
     * @param ending how it ended
     * @return the message as it will stay; empty when it had ended before or is gone
     */
    public Optional<Message> end(Conversation conversation, String answer, Ending ending) {
        return transaction.execute(status -> {
            // The room first, as everybody does: two who wait for each other's row would wait for ever.
            Optional<Conversation> room = conversations.findLocked(conversation.owner(), conversation.id());
            if (room.isEmpty() || tree.find(room.get(), answer).isEmpty() || !messages.end(answer, ending)) {
                return Optional.empty();
            }
            conversations.touch(room.get(), clock.instant());
            return tree.find(room.get(), answer);
        });
    }

    /**
     * Marks every answer that streams as interrupted: to be called when the server starts, before any job runs.
     *
     * @return how many there were
     */
    public int interruptAll() {
        return messages.interruptAll();
    }

    private static void requireClientId(String clientId) {
        if (!isClientId(clientId)) {
            throw new IllegalArgumentException(
                    "A client's id is 1 to 100 letters, digits, hyphens or underscores; found " + clientId.length()
                            + " characters.");
        }
    }
}
