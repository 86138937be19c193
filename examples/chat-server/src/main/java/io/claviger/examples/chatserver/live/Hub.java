package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.generation.Audience;
import io.claviger.examples.chatserver.generation.Generation;
import io.claviger.examples.chatserver.generation.LiveEvent;
import io.claviger.examples.chatserver.history.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All open sockets by user, and the way of events to them. What is told goes to all devices of the one user it belongs
 * to and to nobody else; whoever was not there reads it in the database.
 *
 * <p>Thread-safe.
 */
final class Hub implements Audience {
    private final Map<String, List<Connection>> open = new ConcurrentHashMap<>();
    private final Envelopes envelopes;
    private final int mostPerUser;

    Hub(Envelopes envelopes, int mostPerUser) {
        this.envelopes = envelopes;
        this.mostPerUser = mostPerUser;
    }

    /** {@return whether a socket was added: not when its user has as many as one may have} */
    boolean add(Connection connection) {
        boolean[] added = {false};
        open.compute(connection.caller().userId(), (user, before) -> {
            List<Connection> after = before == null ? new ArrayList<>() : new ArrayList<>(before);
            added[0] = after.size() < mostPerUser;
            if (added[0]) {
                after.add(connection);
            }
            return List.copyOf(after);
        });
        return added[0];
    }

    /** Forgets a socket. */
    void remove(Connection connection) {
        open.computeIfPresent(connection.caller().userId(), (user, before) -> {
            List<Connection> after =
                    before.stream().filter(other -> other != connection).toList();
            return after.isEmpty() ? null : after;
        });
    }

    /** {@return the sockets of a user} */
    List<Connection> of(String user) {
        return open.getOrDefault(user, List.of());
    }

    void forEach(Consumer<Connection> action) {
        open.values().forEach(connections -> connections.forEach(action));
    }

    /** {@return whether a socket is open that fits} */
    boolean any(Predicate<Connection> which) {
        return open.values().stream().flatMap(List::stream).anyMatch(which);
    }

    @Override
    public void tell(Conversation conversation, @Nullable Long seq, LiveEvent event) {
        tell(conversation.owner(), envelopes.of(event).in(conversation.id().value(), seq));
    }

    /** Tells all devices of a user. */
    void tell(String user, Envelope envelope) {
        of(user).forEach(connection -> connection.send(envelope));
    }

    @Override
    public void begins(Generation generation) {
        String room = generation.conversation().id().value();
        for (Connection connection : of(generation.owner())) {
            if (connection.isSubscribed(room)) {
                connection.join(generation);
            }
        }
    }

    /** {@return the number of users} */
    @Override
    public String toString() {
        return "Hub[" + open.size() + " users]";
    }
}
