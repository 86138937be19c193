package io.claviger.testkit;

import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** Sees every record that goes to {@code java.util.logging}, at every level. */
final class JulWatch extends Handler {
    private final LeakSearch search;
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final @Nullable Level level = root.getLevel();

    /** The JDK's record of every byte it reads, which nobody can redact and which would slow every test down. */
    private final Logger socketDebugging = Logger.getLogger("jdk.internal.httpclient");

    private final @Nullable Level debuggingLevel = socketDebugging.getLevel();

    private JulWatch(LeakSearch search) {
        this.search = search;
    }

    static JulWatch start(LeakSearch search) {
        JulWatch watch = new JulWatch(search);
        watch.setLevel(Level.ALL);
        watch.socketDebugging.setLevel(Level.OFF);
        watch.root.setLevel(Level.ALL);
        watch.root.addHandler(watch);
        return watch;
    }

    @Override
    public void publish(LogRecord event) {
        String place = event.getLevel() + " record of " + event.getLoggerName();
        search.text(place, new SimpleFormatter().formatMessage(event));
        if (event.getParameters() != null) {
            search.text(place + ", parameters", Arrays.toString(event.getParameters()));
        }
        if (event.getThrown() != null) {
            search.throwable(place + ", exception", event.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(level);
        socketDebugging.setLevel(debuggingLevel);
    }
}
