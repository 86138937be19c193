package io.claviger.examples.chatserver.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Gives mails to a mail server. */
final class SmtpDelivery implements MailDelivery {
    private final JavaMailSender sender;
    private final String from;

    SmtpDelivery(JavaMailSender sender, String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public void deliver(Mail mail) {
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setValidateAddresses(true);
            parts.setFrom(from);
            parts.setTo(mail.to());
            parts.setSubject(mail.subject());
            parts.setText(mail.text());
            // RFC 3834, section 5: no answering machine answers this.
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            // The cause quotes the address.
            throw new MailParseException("A mail could not be made.");
        }
        sender.send(message);
    }
}
