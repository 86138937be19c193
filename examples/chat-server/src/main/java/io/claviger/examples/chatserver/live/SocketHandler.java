package io.claviger.examples.chatserver.live;

import io.claviger.chat.RateLimitedException;
import io.claviger.examples.chatserver.body.Frame;
import io.claviger.examples.chatserver.body.RefusedFrameException;
import io.claviger.examples.chatserver.chat.Failures;
import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.limits.RateLimits;
import io.claviger.examples.chatserver.limits.TooManyRequests;
import io.claviger.examples.chatserver.security.Route.Rate;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.limit.Decision;
import io.claviger.limit.RateLimiter;
import io.claviger.provider.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** The server's end of sockets: every frame is counted, its session checked, and its answer sent. Thread-safe. */
final class SocketHandler extends AbstractWebSocketHandler implements SubProtocolCapable {
    static final String PROTOCOL = "chat.v1";

    private static final String CONNECTION = Connection.class.getName();

    private final Hub hub;
    private final Messages messages;
    private final Gate gate;
    private final Failures failures;
    private final Lines lines;

    /** What every frame has to pass. */
    record Gate(Set<String> providers, SessionCheck sessions, RateLimiter messages, RateLimits routes) {}

    /** What a connection is made of. */
    record Lines(Envelopes envelopes, LiveProperties limits, TimeSource time, LiveThreads threads) {}

    private record Hello(String connection, long heartbeatMs) {}

    SocketHandler(Hub hub, Messages messages, Gate gate, Failures failures, Lines lines) {
        this.hub = hub;
        this.messages = messages;
        this.gate = gate;
        this.failures = failures;
        this.lines = lines;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        if (!(session.getAttributes().remove(Handshake.TICKET) instanceof Ticket ticket)) {
            throw new IllegalStateException("No socket opens without a ticket.");
        }
        Outbox outbox = new Outbox(
                SocketWire.of(session, lines.limits(), lines.threads().closer()),
                lines.envelopes()::text,
                lines.limits(),
                lines.threads().sender(),
                lines.time());
        Connection connection = new Connection(RandomId.of("con"), ticket, outbox, lines.envelopes(), lines.time());
        if (!hub.add(connection)) {
            connection.close(Closing.TOO_MANY);
            return;
        }
        session.getAttributes().put(CONNECTION, connection);
        connection.renew(ticket);
        connection.send(lines.envelopes()
                .of(
                        "hello",
                        new Hello(connection.id(), lines.limits().heartbeat().toMillis())));
        // It may have ended since the ticket was issued, or while it was not in the hub yet.
        requireSession(connection);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        handle(session, () -> Frame.read(gate.providers(), message.getPayload()));
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        ByteBuffer payload = message.getPayload();
        byte[] bytes = new byte[payload.remaining()];
        int start = payload.position();
        payload.get(bytes);
        if (!payload.isReadOnly()) {
            // Tomcat's copy, which is ours alone; its own buffer is overwritten by the next frame of this socket.
            payload.put(start, new byte[bytes.length]);
        }
        handle(session, () -> Frame.read(gate.providers(), bytes));
    }

    private void handle(WebSocketSession session, Supplier<Frame> reading) {
        if (!(session.getAttributes().get(CONNECTION) instanceof Connection connection)) {
            return;
        }
        String id = null;
        try (Frame frame = reading.get()) {
            id = frame.id();
            if (requireSession(connection)) {
                admit(connection, frame);
                messages.handle(connection, frame);
            }
        } catch (RefusedFrameException e) {
            answer(connection, e.why(), e.id());
        } catch (RuntimeException e) {
            answer(connection, e, id);
        }
    }

    private void admit(Connection connection, Frame frame) {
        Decision decision = gate.messages().tryAcquire(connection.caller().userId());
        if (!decision.allowed()) {
            throw new RateLimitedException(decision.retryAfter());
        }
        if (MessageType.of(frame.type()).filter(MessageType::isQuestion).isPresent()) {
            // In the same window as questions over HTTP: changing the transport buys nobody more answers.
            TooManyRequests.unless(gate.routes().tryAcquire(Rate.ANSWER, connection.caller()));
        }
    }

    private boolean requireSession(Connection connection) {
        boolean isOpen = gate.sessions().isOpen(connection.caller());
        if (!isOpen) {
            connection.close(Closing.SESSION_ENDED);
        }
        return isOpen;
    }

    private void answer(Connection connection, RuntimeException failure, @Nullable String id) {
        connection.send(messages.error(failures.answer(failure).body(), id));
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) throws IOException {
        // Nothing of the failure is logged: it may quote a frame. The end of the connection follows.
        session.close(CloseStatus.SERVER_ERROR);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (session.getAttributes().remove(CONNECTION) instanceof Connection connection) {
            hub.remove(connection);
            connection.ended();
        }
    }
}
