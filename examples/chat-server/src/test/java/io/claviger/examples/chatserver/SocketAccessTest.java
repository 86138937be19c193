package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.signin.SessionEnded;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets a socket, and who keeps it. */
@ServerTest
class SocketAccessTest {
    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEventPublisher events;

    private Chat chat;

    @BeforeEach
    void begin() {
        chat = new Chat(port, signedIn);
    }

    @Test
    @DisplayName("P7, ASVS 7.4: a socket closes with 4001 as soon as its session has ended, and no other")
    void endOfTheSessionClosesTheSocket() {
        Chat other = new Chat(port, signedIn);
        try (Socket socket = chat.socket();
                Socket stays = other.socket()) {
            end();
            events.publishEvent(
                    new SessionEnded(chat.caller().sessionId(), chat.caller().userId()));
            assertThat(socket.awaitClose()).isEqualTo(4001);
            stays.say("ping", "p1", "{}");
            stays.await("pong");
        }
    }

    private void end() {
        database.sql("UPDATE sessions SET ended_at = 1 WHERE id = ?")
                .param(chat.caller().sessionId())
                .update();
    }

    @Test
    @DisplayName("P7: every message asks whether its session goes on")
    void endNobodyWasToldOfClosesTheSocketAtTheNextMessage() {
        try (Socket socket = chat.socket()) {
            end();
            socket.say("ping", "p1", "{}");
            assertThat(socket.awaitClose()).isEqualTo(4001);
        }
    }

    @Test
    void ticketOfASessionThatHasEndedOpensNoSocket() {
        String ticket = chat.ticket();
        end();
        try (Socket socket = Socket.open(port, ticket)) {
            assertThat(socket.awaitClose()).isEqualTo(4001);
        }
    }

    @Test
    @DisplayName("ASVS 4.4.2-4: no socket without a ticket, with a used one, or for a page of another site")
    void handshakesThatAreRefused() throws IOException {
        String ticket = chat.ticket();

        assertThat(handshake("ticket." + "x".repeat(43), "")).startsWith("HTTP/1.1 401");
        assertThat(handshake("none", "")).startsWith("HTTP/1.1 401");
        assertThat(handshake("ticket." + ticket, "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(handshake("ticket." + ticket, "Origin: null\r\n")).startsWith("HTTP/1.1 403");
        assertThat(handshake("ticket." + ticket, "Sec-Fetch-Site: same-site\r\n"))
                .startsWith("HTTP/1.1 403");
        String opened = handshake("ticket." + ticket, "Origin: http://localhost\r\n");
        assertThat(opened).startsWith("HTTP/1.1 101").contains("Sec-WebSocket-Protocol: chat.v1\r\n");
        assertThat(opened).as("C30: no compression though the client offers it").doesNotContain("permessage-deflate");
        assertThat(handshake("ticket." + ticket, "")).as("used").startsWith("HTTP/1.1 401");
    }

    private String handshake(String protocol, String headers) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.write("GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                    + "Sec-WebSocket-Protocol: chat.v1, " + protocol + "\r\n" + headers + "\r\n");
            return client.readUntil("\r\n\r\n");
        }
    }

    @Test
    @DisplayName("auth_refresh: a new ticket of the same user keeps the socket, another user's closes it with 4003")
    void refreshing() {
        try (Socket socket = chat.socket()) {
            socket.say("auth_refresh", "f1", "{\"ticket\":\"" + chat.ticket() + "\"}");
            assertThat(socket.await("ack").get("id").asString()).isEqualTo("f1");
            String foreign = new Chat(port, signedIn).ticket();
            socket.say("auth_refresh", "f2", "{\"ticket\":\"" + foreign + "\"}");
            assertThat(socket.awaitClose()).isEqualTo(4003);
        }
    }
}
