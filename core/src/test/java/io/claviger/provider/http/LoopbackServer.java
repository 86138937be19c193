package io.claviger.provider.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Serves one exchange a connection, byte by byte as the test says. */
final class LoopbackServer implements AutoCloseable {
    /** What to do with one connection after its request was read. */
    @FunctionalInterface
    interface Exchange {
        void serve(Socket socket) throws Exception;
    }

    private final ServerSocket listener;
    private final Exchange exchange;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    LoopbackServer(Exchange exchange) {
        this.exchange = exchange;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends these bytes and closes the connection. */
    static LoopbackServer answering(String answer) {
        return new LoopbackServer(socket -> send(socket, answer));
    }

    /** Sends these bytes and waits until the client has closed the connection. */
    static LoopbackServer holding(String answer) {
        return new LoopbackServer(socket -> {
            send(socket, answer);
            socket.getInputStream().read();
        });
    }

    static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The next request, head and body. */
    String takeRequest() throws InterruptedException {
        String request = requests.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("No request came within 20 seconds.");
        }
        return request;
    }

    boolean hasFurtherRequest() {
        return !requests.isEmpty();
    }

    /** Waits until a client closed its connection while it was served. */
    void awaitHangUp() throws InterruptedException {
        if (!hungUp.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The client did not close the connection within 20 seconds.");
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.setTcpNoDelay(true);
                requests.add(read(socket.getInputStream()));
                exchange.serve(socket);
                socket.shutdownOutput();
                if (socket.getInputStream().read() < 0) {
                    hungUp.countDown();
                }
            } catch (Exception e) {
                hungUp.countDown();
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        String text = head.toString(StandardCharsets.UTF_8);
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length: ") + "content-length: ".length();
        int length = Integer.parseInt(lower.substring(at, lower.indexOf("\r\n", at)));
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
