package io.claviger.examples.chatserver.live;

import io.claviger.provider.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets for sockets: a browser can send no header with a handshake, and an access token in an address would stand in
 * logs. A ticket is good once and for {@value #SECONDS} seconds. Kept as hashes, and at most {@value #MOST}: the oldest
 * give way.
 *
 * <p>Thread-safe.
 */
final class Tickets {
    static final int SECONDS = 30;
    static final int MOST = 10_000;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeSource time;
    private final Map<String, Issued> open = new LinkedHashMap<>(); // guarded by this

    Tickets(TimeSource time) {
        this.time = time;
    }

    private record Issued(Ticket ticket, long at) {}

    /** {@return a new ticket, 256 random bits} */
    String issue(Ticket ticket) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        synchronized (this) {
            forgetOld();
            open.put(hash(text), new Issued(ticket, time.nanoTime()));
        }
        return text;
    }

    /** {@return what the ticket proves, once} */
    synchronized Optional<Ticket> take(String text) {
        forgetOld();
        return Optional.ofNullable(open.remove(hash(text)))
                .map(Issued::ticket)
                .filter(ticket -> time.instant().isBefore(ticket.until()));
    }

    private void forgetOld() {
        long oldest = time.nanoTime() - Duration.ofSeconds(SECONDS).toNanos();
        Iterator<Issued> issued = open.values().iterator();
        while (issued.hasNext() && (issued.next().at() - oldest <= 0 || open.size() >= MOST)) {
            issued.remove();
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
