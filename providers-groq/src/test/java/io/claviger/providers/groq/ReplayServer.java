package io.claviger.providers.groq;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends the same bytes to every request, in pieces of one size, and ends the body by closing the connection. */
final class ReplayServer implements AutoCloseable {
    private final ServerSocket listener;
    private volatile byte[] head = {};
    private volatile byte[] body = {};
    private volatile int pieceSize = 1;

    ReplayServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "replay-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    void replay(String contentType, byte[] bytes, int size) {
        head = ("HTTP/1.1 200 OK\r\ncontent-type: " + contentType + "\r\nconnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        body = bytes;
        pieceSize = size;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.setTcpNoDelay(true);
                readRequest(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                out.write(head);
                for (int at = 0; at < body.length; at += pieceSize) {
                    out.write(body, at, Math.min(pieceSize, body.length - at));
                }
            } catch (IOException e) {
                // The client had read enough, or the test is over.
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.read());
        }
        String lower = request.toString().toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf("content-length:") + 15;
        in.readNBytes(
                Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)).strip()));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
