package io.claviger.testkit;

import io.claviger.chat.ProviderId;
import io.claviger.provider.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Imitates AI services on the loopback interface, over plain HTTP/1.1: their answers, streams and headers, and
 * everything that goes wrong with them.
 *
 * <p>A test says what a service does next with {@link #on}. Without a script the key decides: a key that contains the
 * {@link Fault#word} of a fault gets that fault, {@value #FLAKY} in a key fails its first call only, and every other key
 * gets the question backwards. Thread-safe; all threads are daemons, one a connection.
 */
public final class FakeProviderServer implements AutoCloseable {
    /** The word in a key whose first call fails with status 500 and whose further calls are answered. */
    public static final String FLAKY = "flaky";

    private static final int MAX_CONNECTIONS = 8192;
    private static final int BACKLOG = 1024;
    private static final long STACK_BYTES = 256 << 10;

    private final ServerSocket listener;
    private final ThreadPoolExecutor threads;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Map<WireDialect, Script> scripts = new ConcurrentHashMap<>(new EnumMap<>(WireDialect.class));
    private final Set<String> flakyKeysSeen = ConcurrentHashMap.newKeySet();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore hangUps = new Semaphore(0);
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong proceeded = new AtomicLong();
    private final AtomicInteger answering = new AtomicInteger();
    private volatile TimeSource clock = TimeSource.system();
    private volatile boolean hurried;
    private volatile boolean closed;

    private FakeProviderServer(ServerSocket listener) {
        this.listener = listener;
        AtomicInteger number = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(0, MAX_CONNECTIONS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    String name = "fake-provider-" + number.incrementAndGet();
                    Thread thread = new Thread(null, task, name, STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** {@return a server on a free port, to be closed} */
    public static FakeProviderServer start() {
        return start(0);
    }

    /**
     * {@return a server, to be closed}
     *
     * @param port the port, 0 for any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static FakeProviderServer start(int port) {
        try {
            FakeProviderServer server =
                    new FakeProviderServer(new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()));
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of the loopback interface cannot be opened.", e);
        }
    }

    /**
     * Runs the server as a program until it is stopped.
     *
     * @param arguments the port, 11500 when there is none
     */
    public static void main(String... arguments) {
        FakeProviderProgram.run(arguments);
    }

    /**
     * Makes an access key of AWS known to every fake of this process: a request that is signed does not hold its key. The
     * example key of AWS's documentation is known without it; a request signed with an unknown key is refused.
     *
     * @param key as in a key ring, {@code ACCESS_KEY_ID:SECRET}; a key of any other form needs no introduction
     */
    public static void know(String key) {
        AwsSignatures.remember(key);
    }

    /** {@return the port} */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * {@return the base URL to configure a provider with}
     *
     * @param dialect the service
     */
    public URI baseUrl(WireDialect dialect) {
        return URI.create("http://127.0.0.1:" + port() + dialect.path());
    }

    /**
     * {@return a new script for a service, which replaces the one before}
     *
     * @param dialect the service
     */
    public Script on(WireDialect dialect) {
        Script script = new Script();
        scripts.put(dialect, script);
        return script;
    }

    /**
     * {@return a new script for a service, which replaces the one before}
     *
     * @param provider the service's name, such as {@code groq}
     */
    public Script on(String provider) {
        ProviderId wanted = ProviderId.of(provider);
        for (WireDialect dialect : WireDialect.values()) {
            if (dialect.provider().equals(wanted)) {
                return on(dialect);
            }
        }
        throw new IllegalArgumentException("There is no fake of " + wanted + ".");
    }

    /** Forgets all scripts, so that the keys decide again. */
    public void forgetScripts() {
        scripts.clear();
    }

    /**
     * Sets the clock by which requests are dated, and the moments in answers that name one.
     *
     * @param time such as the {@link ManualTime} of the chain; the system's when not called
     * @return this server
     */
    public FakeProviderServer clock(TimeSource time) {
        clock = time;
        return this;
    }

    /** {@return every request so far, in the order in which they were complete} */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * {@return every request to one service so far}
     *
     * @param dialect the service
     */
    public List<RecordedRequest> requests(WireDialect dialect) {
        return requests.stream()
                .filter(request -> request.path().startsWith(dialect.path() + "/"))
                .toList();
    }

    /**
     * Waits for a further request, one for each call of this method.
     *
     * @param most how long at most
     * @return whether one came
     */
    public boolean awaitRequest(Duration most) {
        return acquire(arrivals, most);
    }

    /**
     * Waits until a client closes a connection in the middle of an answer, once for each call of this method.
     *
     * @param most how long at most
     * @return whether one did
     */
    public boolean awaitHangUp(Duration most) {
        return acquire(hangUps, most);
    }

    /** {@return how many connections were ever opened} */
    public int connections() {
        return accepted.get();
    }

    /** {@return how many requests are being answered, those included whose answer is never to come} */
    public int answering() {
        return answering.get();
    }

    /** {@return how many connections are open} */
    public int openConnections() {
        return open.size();
    }

    /** Lets every answer that is being slow send its next token now. */
    public void proceed() {
        proceeded.incrementAndGet();
    }

    /** Lets every answer go on without delay from now on. */
    public void proceedAlways() {
        hurried = true;
    }

    /** Closes every connection and the port. Idempotent. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            // closed is closed
        }
        open.forEach(Connection::close);
        threads.shutdownNow();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = listener.accept();
                Connection connection = new Connection(accepted.incrementAndGet(), socket, () -> clock.instant());
                open.add(connection);
                serveOrRefuse(connection);
            } catch (IOException e) {
                // The port was closed, or the client was gone before it was served.
            }
        }
    }

    private void serveOrRefuse(Connection connection) {
        try {
            threads.execute(() -> serve(connection));
        } catch (RejectedExecutionException e) {
            open.remove(connection);
            connection.close();
        }
    }

    private void serve(Connection connection) {
        boolean interrupted = false;
        try (connection) {
            boolean reusable = true;
            for (RecordedRequest request = connection.read(); request != null; request = connection.read()) {
                interrupted = true;
                Exchange exchange = new Exchange(connection);
                perform(exchange, request);
                interrupted = false;
                reusable = exchange.isReusable();
                if (!reusable) {
                    return;
                }
            }
        } catch (IOException e) {
            if (interrupted && !closed) {
                hangUps.release();
            }
        } finally {
            open.remove(connection);
        }
    }

    private void perform(Exchange exchange, RecordedRequest request) throws IOException {
        answering.incrementAndGet();
        try {
            // Counted before anybody hears of the request, so that nobody looks too early.
            requests.add(request);
            arrivals.release();
            new Performance(exchange, request, port(), new Pace()).play(this::act);
        } finally {
            answering.decrementAndGet();
        }
    }

    private final class Pace implements Exchange.Gate {
        @Override
        public long openings() {
            return proceeded.get();
        }

        @Override
        public boolean isOpen() {
            return hurried;
        }
    }

    private Act act(WireDialect dialect, String key) {
        Script script = scripts.get(dialect);
        if (script != null) {
            return script.next();
        }
        if (key.isEmpty()) {
            return dialect.answersWithoutKey() ? Act.ANSWER : Act.ANSWER.with(Fault.INVALID_KEY);
        }
        if (key.contains(FLAKY)) {
            return flakyKeysSeen.add(key) ? Act.ANSWER.with(Fault.SERVER_ERROR) : Act.ANSWER;
        }
        return Fault.in(key).map(Act.ANSWER::with).orElse(Act.ANSWER);
    }

    private static boolean acquire(Semaphore semaphore, Duration most) {
        try {
            return semaphore.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@return the port, never a key} */
    @Override
    public String toString() {
        return "FakeProviderServer[port " + port() + "]";
    }
}
