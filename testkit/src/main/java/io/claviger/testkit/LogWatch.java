package io.claviger.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/** Sees every record that goes to Logback, at every level, and keeps the usual appenders quiet meanwhile. */
final class LogWatch implements AutoCloseable {
    private final LoggerContext context;
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<Logger> apart = new ArrayList<>();
    private final List<Appender<ILoggingEvent>> muted = new ArrayList<>();
    private final SearchingAppender appender;

    private LogWatch(LoggerContext context, LeakSearch search) {
        this.context = context;
        this.appender = new SearchingAppender(search);
    }

    static LogWatch start(LeakSearch search) {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (!(factory instanceof LoggerContext context)) {
            throw new IllegalStateException("The key-leak check reads logs from Logback; found "
                    + factory.getClass().getName() + ". Put ch.qos.logback:logback-classic on the test class path"
                    + " and no other binding of slf4j.");
        }
        LogWatch watch = new LogWatch(context, search);
        watch.attach();
        return watch;
    }

    private void attach() {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(muted::add);
        muted.forEach(root::detachAppender);
        for (Logger logger : context.getLoggerList()) {
            levels.put(logger, logger.getLevel());
            if (logger != root) {
                logger.setLevel(null);
            }
            if (!logger.isAdditive()) {
                apart.add(logger);
                logger.setAdditive(true);
            }
        }
        root.setLevel(Level.TRACE);
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
    }

    @Override
    public void close() {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(appender);
        appender.stop();
        muted.forEach(root::addAppender);
        levels.forEach(Logger::setLevel);
        apart.forEach(logger -> logger.setAdditive(false));
    }

    private static final class SearchingAppender extends AppenderBase<ILoggingEvent> {
        private final LeakSearch search;

        SearchingAppender(LeakSearch search) {
            this.search = search;
        }

        @Override
        protected void append(ILoggingEvent event) {
            String place = event.getLevel() + " record of " + event.getLoggerName();
            search.text(place, event.getFormattedMessage());
            search.text(place + ", thread", event.getThreadName());
            Object[] arguments = event.getArgumentArray();
            if (arguments != null) {
                for (Object argument : arguments) {
                    search.text(place + ", argument", String.valueOf(argument));
                }
            }
            search.text(place + ", context", String.valueOf(event.getMDCPropertyMap()));
            search.text(place + ", key-value pairs", String.valueOf(event.getKeyValuePairs()));
            search.text(place + ", markers", String.valueOf(event.getMarkerList()));
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                search.text(place + ", exception", ThrowableProxyUtil.asString(thrown));
            }
        }
    }
}
