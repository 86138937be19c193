package io.claviger.examples.chatserver.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.claviger.redact.Redactor;

/** Logback's {@code %msg} without secrets and on one line, whoever logs it and at whatever level. */
public final class RedactedMessage extends MessageConverter {
    /** Made by Logback, see {@code logback-spring.xml}. */
    public RedactedMessage() {}

    @Override
    public String convert(ILoggingEvent event) {
        String message = super.convert(event);
        return message == null ? "" : Redactor.shared().redact(message);
    }
}
