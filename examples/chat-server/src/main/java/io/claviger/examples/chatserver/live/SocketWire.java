package io.claviger.examples.chatserver.live;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** Sends to one socket without waiting for it. */
final class SocketWire implements Wire {
    private static final String READ_IDLE = "org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS";
    private static final int HEARTBEATS_MISSED = 3;

    private final WebSocketSession session;
    private final RemoteEndpoint.Async remote;
    private final Executor closer;

    private SocketWire(WebSocketSession session, RemoteEndpoint.Async remote, Executor closer) {
        this.session = session;
        this.remote = remote;
        this.closer = closer;
    }

    static SocketWire of(WebSocketSession session, LiveProperties limits, Executor closer) {
        Session socket = ((NativeWebSocketSession) session).getNativeSession(Session.class);
        if (socket == null) {
            throw new IllegalStateException("Sockets are those of Jakarta WebSocket.");
        }
        socket.getUserProperties()
                .put(READ_IDLE, HEARTBEATS_MISSED * limits.heartbeat().toMillis());
        RemoteEndpoint.Async remote = socket.getAsyncRemote();
        remote.setSendTimeout(limits.sendTimeout().toMillis());
        return new SocketWire(session, remote, closer);
    }

    @Override
    public void send(String frame, Consumer<Boolean> sent) {
        try {
            remote.sendText(frame, result -> sent.accept(result.isOK()));
        } catch (RuntimeException e) {
            // The socket has closed meanwhile.
            sent.accept(false);
        }
    }

    @Override
    public void close(Closing why) {
        // Tomcat waits for the last frame to go out; whoever told us to close does not.
        closer.execute(() -> closeNow(why));
    }

    private void closeNow(Closing why) {
        try {
            session.close(new CloseStatus(why.code, why.reason));
        } catch (IOException e) {
            // It is closed then.
        }
    }
}
