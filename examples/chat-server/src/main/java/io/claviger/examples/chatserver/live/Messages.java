package io.claviger.examples.chatserver.live;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.body.Frame;
import io.claviger.examples.chatserver.generation.Accepted;
import io.claviger.examples.chatserver.generation.Asking;
import io.claviger.examples.chatserver.generation.Following;
import io.claviger.examples.chatserver.generation.Generations;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Conversations;
import io.claviger.examples.chatserver.history.Message;
import io.claviger.examples.chatserver.history.MessageJson;
import io.claviger.examples.chatserver.history.MessageTree;
import io.claviger.examples.chatserver.history.NotThereException;
import io.claviger.examples.chatserver.history.Turn;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does what clients say on sockets. Whatever a message names is looked up for the user of its socket, so what belongs to
 * somebody else is as what does not exist. Thread-safe.
 */
final class Messages {
    /** What a client missed is sent again up to so many messages; who missed more reads the conversation anew. */
    private static final int MOST_MISSED = 200;

    private static final Map<String, String> NOTHING = Map.of();
    private static final Problem NO_ROOM = new Problem(
            "room_missing",
            "room",
            "The envelope must name its room: the id of the conversation, which may be a new one.");

    private static final ErrorBody UNKNOWN =
            ErrorBody.of("Unknown message", "This server knows no message of this type.", "UNKNOWN_TYPE");

    private final Asking asking;
    private final Generations generations;
    private final Following following;
    private final Store store;
    private final Envelopes envelopes;

    /** What is read on behalf of a client. */
    record Store(Conversations conversations, MessageTree tree, Tickets tickets) {}

    private record Resync(String reason) {}

    Messages(Asking asking, Generations generations, Following following, Store store, Envelopes envelopes) {
        this.asking = asking;
        this.generations = generations;
        this.following = following;
        this.store = store;
        this.envelopes = envelopes;
    }

    /** Does what a message says, and answers it. Failures are the caller's to answer. */
    void handle(Connection from, Frame frame) {
        MessageType type = MessageType.of(frame.type()).orElseThrow(() -> new RefusedException(400, UNKNOWN));
        switch (type) {
            case MESSAGE_SEND -> send(from, frame);
            case ANSWER_AGAIN -> again(from, frame);
            case STOP -> stop(from, frame);
            case RESUME -> resume(from, frame);
            case SUBSCRIBE -> subscribe(from, frame);
            case UNSUBSCRIBE -> unsubscribe(from, frame);
            case AUTH_REFRESH -> refresh(from, frame);
            case PING -> from.send(envelopes.of("pong", NOTHING).answering(frame.id()));
        }
    }

    // The answer is acknowledged and followed before its first word, so that nothing of it can come before.

    private void send(Connection from, Frame frame) {
        if (frame.room() == null) {
            throw new InvalidRequestException(List.of(NO_ROOM));
        }
        asking.ask(
                from.caller(),
                frame.room(),
                frame.data(),
                turn -> accept(from, frame, turn, Accepted.question(turn, store.tree())));
    }

    private void again(Connection from, Frame frame) {
        Asking.Again again = new Asking.Again(room(frame), frame.data().text("message"));
        asking.again(
                from.caller(),
                again,
                frame.data(),
                turn -> accept(from, frame, turn, Accepted.again(turn, store.tree())));
    }

    private void accept(Connection from, Frame frame, Turn turn, Accepted accepted) {
        if (frame.id() != null) {
            String room = turn.conversation().id().value();
            from.send(envelopes.of("ack", accepted).answering(frame.id()).in(room, null));
        }
        String generation = turn.answer().generation();
        if (generation != null) {
            generations.find(from.caller().userId(), generation).ifPresent(from::join);
        }
    }

    private void stop(Connection from, Frame frame) {
        String user = from.caller().userId();
        String generation = frame.data().text("generation");
        if (generation == null || following.journal(user, generation).isEmpty()) {
            throw new NotThereException();
        }
        generations.find(user, generation).ifPresent(generations::stop);
        acknowledge(from, frame, NOTHING);
    }

    private void subscribe(Connection from, Frame frame) {
        enter(from, room(frame), Set.of());
        acknowledge(from, frame, NOTHING);
    }

    private void unsubscribe(Connection from, Frame frame) {
        from.unsubscribe(room(frame));
        acknowledge(from, frame, NOTHING);
    }

    /** A conversation that is not there yet may be entered: its name is its owner's alone. */
    private void enter(Connection from, String room, Set<String> followed) {
        from.subscribe(room);
        if (ConversationId.problems(room).isEmpty()) {
            generations.of(from.caller().userId(), new ConversationId(room)).stream()
                    .filter(job -> !followed.contains(job.id()))
                    .forEach(from::join);
        }
    }

    private void resume(Connection from, Frame frame) {
        Caller caller = from.caller();
        Set<String> followed = frame.data().numbers("generations").keySet();
        frame.data().numbers("rooms").forEach((room, lastSeq) -> {
            missed(from, caller, room, lastSeq);
            enter(from, room, followed);
        });
        frame.data()
                .numbers("generations")
                .forEach((generation, offset) -> following
                        .journal(caller.userId(), generation)
                        .ifPresentOrElse(
                                journal -> from.follow(generation, journal, (int) Math.min(offset, Integer.MAX_VALUE)),
                                () -> from.send(gone(generation))));
        acknowledge(from, frame, NOTHING);
    }

    private record Gone(String generation, ErrorBody error) {}

    private Envelope gone(String generation) {
        ErrorBody error = ErrorBody.of("Not Found", "There is no such answer.", "NOT_FOUND");
        return envelopes.of("ai_error", new Gone(generation, error));
    }

    private void missed(Connection from, Caller caller, String room, long lastSeq) {
        Optional<Conversation> conversation = ConversationId.problems(room).isEmpty()
                ? store.conversations().find(caller.userId(), new ConversationId(room))
                : Optional.empty();
        if (conversation.isEmpty()) {
            return;
        }
        List<Message> later = store.tree().after(conversation.get(), lastSeq, MOST_MISSED + 1);
        if (later.size() > MOST_MISSED) {
            from.send(envelopes.of("resync", new Resync("missed-too-much")).in(room, null));
            return;
        }
        for (MessageJson message : store.tree().json(conversation.get(), later)) {
            from.send(envelopes.of("message_receive", message).in(room, message.seq()));
        }
    }

    private void refresh(Connection from, Frame frame) {
        String text = frame.data().text("ticket");
        Ticket ticket = text == null ? null : store.tickets().take(text).orElse(null);
        if (ticket == null || !ticket.caller().userId().equals(from.caller().userId())) {
            from.close(Closing.NOT_ALLOWED);
            return;
        }
        from.renew(ticket);
        acknowledge(from, frame, NOTHING);
    }

    private static String room(Frame frame) {
        String room = frame.room() == null ? frame.data().text("room") : frame.room();
        if (room == null) {
            throw new NotThereException();
        }
        return room;
    }

    private void acknowledge(Connection to, Frame frame, Object data) {
        if (frame.id() != null) {
            to.send(envelopes.of("ack", data).answering(frame.id()));
        }
    }

    /** {@return the answer to a message that failed} */
    Envelope error(ErrorBody error, @Nullable String id) {
        return envelopes.error(error, id);
    }
}
