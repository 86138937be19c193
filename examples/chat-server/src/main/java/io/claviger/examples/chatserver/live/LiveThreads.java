package io.claviger.examples.chatserver.live;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The threads that write to sockets: daemons. Thread-safe. */
final class LiveThreads implements AutoCloseable {
    /** Nothing on them waits; what they do is mostly writing JSON. */
    private static final int SENDERS = 2;

    private final ExecutorService sender = Executors.newFixedThreadPool(SENDERS, named("socket-sender"));
    private final ExecutorService closer = Executors.newCachedThreadPool(named("socket-closer"));

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@return runs what does not wait} */
    Executor sender() {
        return sender;
    }

    /** {@return runs what may wait for a client} */
    Executor closer() {
        return closer;
    }

    @Override
    public void close() {
        sender.shutdown();
        closer.shutdown();
    }
}
