package io.claviger.examples.chatserver.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Drops the lines in which Tomcat prints what it reads from the network, at DEBUG. They come before a key is known to the
 * redactor, and may begin in the middle of one: no pattern could recognise it.
 */
public final class NoRawRequests extends TurboFilter {
    private static final String READER = "org.apache.coyote.http11.Http11InputBuffer";

    /** Made by Logback, see {@code logback-spring.xml}. */
    public NoRawRequests() {}

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        boolean raw = !level.isGreaterOrEqual(Level.INFO) && logger.getName().equals(READER);
        return raw ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
