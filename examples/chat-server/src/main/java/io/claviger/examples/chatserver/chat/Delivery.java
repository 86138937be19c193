package io.claviger.examples.chatserver.chat;

import io.claviger.examples.chatserver.chat.RunningAnswer.Answered;
import io.claviger.examples.chatserver.chat.RunningAnswer.Failed;
import io.claviger.examples.chatserver.chat.RunningAnswer.Happened;
import io.claviger.examples.chatserver.chat.RunningAnswer.Opened;
import io.claviger.examples.chatserver.chat.RunningAnswer.Piece;
import io.claviger.examples.chatserver.edge.ClientWatch;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.security.SessionWatch;
import io.claviger.examples.chatserver.wire.ChatEvents;
import io.claviger.examples.chatserver.wire.EventStream;
import io.claviger.examples.chatserver.wire.EventStream.Event;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.provider.TimeSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Brings an answer to the client, and looks after the client while there is nothing to bring. Immutable. */
final class Delivery {
    private final Duration heartbeat;
    private final JsonAnswers json;
    private final Failures failures;
    private final SessionCheck sessions;
    private final TimeSource time;

    Delivery(Duration heartbeat, JsonAnswers json, Failures failures, SessionCheck sessions, TimeSource time) {
        this.heartbeat = heartbeat;
        this.json = json;
        this.failures = failures;
        this.sessions = sessions;
        this.time = time;
    }

    /** {@return a watch over whoever asks, null for a guest} */
    SessionWatch watch(@Nullable Caller caller) {
        return new SessionWatch(sessions, caller, time, heartbeat);
    }

    /**
     * Waits for the first piece, before anything is written.
     *
     * @throws ClientGoneException when the client hung up meanwhile
     * @throws RefusedException when the session ended meanwhile
     * @throws RuntimeException the failure, when that is the first piece
     */
    Piece first(RunningAnswer answer, SessionWatch watch, HttpServletRequest request) throws InterruptedException {
        Piece piece = answer.next(heartbeat);
        while (piece == null) {
            if (ClientWatch.hasGone(request)) {
                throw new ClientGoneException();
            }
            watch.requireOpen();
            piece = answer.next(heartbeat);
        }
        if (piece instanceof Failed failed) {
            throw failed.failure();
        }
        return piece;
    }

    /**
     * Writes every piece as an event. Whatever is wrong with the question itself is still an HTTP error; after the first
     * event an error is an event as well.
     *
     * @throws ClientGoneException when the client hung up meanwhile
     */
    void stream(RunningAnswer answer, SessionWatch watch, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        Piece piece = first(answer, watch, request);
        try {
            EventStream events = EventStream.open(response, json);
            while (write(piece, events)) {
                Piece next = answer.next(heartbeat);
                piece = watch.isOpen() ? next : new Failed(RefusedException.sessionEnded());
            }
        } catch (IOException e) {
            throw new ClientGoneException();
        }
    }

    /** {@return whether more follows} */
    private boolean write(@Nullable Piece piece, EventStream events) throws IOException {
        if (piece == null) {
            events.heartbeat();
        } else if (piece instanceof Opened opened) {
            events.send(ChatEvents.session(opened.opening()));
        } else if (piece instanceof Happened happened) {
            for (Event event : ChatEvents.of(happened.event())) {
                events.send(event);
            }
        } else if (piece instanceof Answered answered) {
            events.send(ChatEvents.done(answered.reply()));
            return false;
        } else if (piece instanceof Failed failed) {
            events.send(ChatEvents.error(failures.answer(failed.failure()).body()));
            return false;
        }
        return true;
    }
}
