package io.claviger.examples.chatserver.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.claviger.redact.Redactor;
import java.util.stream.Collectors;

/** Logback's {@code %ex} without secrets: messages of exceptions like to quote what they could not read. */
public final class RedactedStackTrace extends ThrowableProxyConverter {
    /** Made by Logback, see {@code logback-spring.xml}. */
    public RedactedStackTrace() {}

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        // Line by line: the redactor makes one line of what it is given.
        return super.throwableProxyToString(throwable)
                .lines()
                .map(Redactor.shared()::redact)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
