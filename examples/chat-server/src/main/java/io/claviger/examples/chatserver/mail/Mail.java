package io.claviger.examples.chatserver.mail;

/**
 * One mail, plain text.
 *
 * @param to one address, checked for its form
 * @param subject a sentence of ours: no text of a user, so no header can be added through it
 * @param text the body; it may hold a link that proves something
 */
public record Mail(String to, String subject, String text) {
    /** {@return the subject alone} */
    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }
}
