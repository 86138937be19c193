package io.claviger.examples.chatserver.mail;

/** Brings mails away. Thread-safe. */
@FunctionalInterface
interface MailDelivery {
    /**
     * Delivers, or hands over to who does.
     *
     * @param mail what and to whom
     * @throws org.springframework.mail.MailException when that failed
     */
    void deliver(Mail mail);
}
