package io.claviger.examples.chatserver.mail;

import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;

/** Sends mails without anybody waiting, and tries again when the mail server did not take one. Thread-safe. */
public final class Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final MailDelivery delivery;
    private final Errands errands;
    private final TimeSource time;

    Mailer(MailDelivery delivery, Errands errands, TimeSource time) {
        this.delivery = delivery;
        this.errands = errands;
        this.time = time;
    }

    /**
     * Sends soon.
     *
     * @param mail what and to whom
     * @throws RefusedException with 503 when too many wait
     */
    public void send(Mail mail) {
        errands.run(() -> attempt(mail, 0));
    }

    /**
     * Writes and sends soon: what has to be found out or stored for it delays no answer.
     *
     * @param writing makes the mail, on another thread
     * @throws RefusedException with 503 when too many wait
     */
    public void send(Supplier<Mail> writing) {
        errands.run(() -> attempt(writing.get(), 0));
    }

    private void attempt(Mail mail, int failures) {
        try {
            delivery.deliver(mail);
        } catch (MailException e) {
            if (failures == PAUSES.size()) {
                LOG.error(
                        "A mail was given up after {} attempts ({}).",
                        failures + 1,
                        e.getClass().getSimpleName());
                return;
            }
            LOG.warn(
                    "A mail was not taken ({}); it is tried again.",
                    e.getClass().getSimpleName());
            time.schedule(PAUSES.get(failures), () -> again(mail, failures + 1));
        }
    }

    private void again(Mail mail, int failures) {
        try {
            errands.run(() -> attempt(mail, failures));
        } catch (RefusedException e) {
            LOG.error("A mail was given up: too many errands wait.");
        }
    }
}
