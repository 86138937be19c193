package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.edge.OwnPages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Lets in who comes from an own page, or from none, with a ticket that is good. The ticket comes as a protocol, the only
 * header that a page can choose. Thread-safe.
 */
final class Handshake implements HandshakeInterceptor {
    static final String TICKET = "ticket";

    private static final String PROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String PREFIX = "ticket.";

    private final OwnPages own;
    private final Tickets tickets;
    private final Farewell farewell;

    Handshake(OwnPages own, Tickets tickets, Farewell farewell) {
        this.own = own;
        this.tickets = tickets;
        this.farewell = farewell;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!(request instanceof ServletServerHttpRequest servlet) || !own.contain(servlet.getServletRequest())) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        if (!farewell.isRunning()) {
            response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
            return false;
        }
        List<String> protocols = request.getHeaders().getOrEmpty(PROTOCOLS).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        Optional<Ticket> ticket = protocols.stream()
                .filter(protocol -> protocol.startsWith(PREFIX))
                .findFirst()
                .flatMap(protocol -> tickets.take(protocol.substring(PREFIX.length())));
        if (ticket.isEmpty() || !protocols.contains(SocketHandler.PROTOCOL)) {
            response.setStatusCode(ticket.isEmpty() ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
            return false;
        }
        attributes.put(TICKET, ticket.get());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // The connection tells the rest.
    }
}
