package io.claviger.examples.chatserver.mail;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the latest mails in memory, for who tries the server without a mail server. Thread-safe. */
final class Outbox implements MailDelivery {
    private static final int MOST = 200;

    private final Deque<Kept> mails = new ArrayDeque<>(); // guarded by this, latest first
    private final InstantSource clock;

    Outbox(InstantSource clock) {
        this.clock = clock;
    }

    /** A mail as it is shown. */
    record Kept(String to, String subject, String text, Instant at) {
        @Override
        public String toString() {
            return "Kept[" + subject + "]";
        }
    }

    @Override
    public synchronized void deliver(Mail mail) {
        if (mails.size() == MOST) {
            mails.removeLast();
        }
        mails.addFirst(
                new Kept(mail.to(), mail.subject(), mail.text(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** {@return the mails, latest first} */
    synchronized List<Kept> mails() {
        return List.copyOf(mails);
    }
}
