package io.claviger.examples.chatserver;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A client's end of a socket. What was read past stays in {@link #seen}. */
final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final List<JsonNode> seen = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final boolean reading;
    private WebSocket socket;

    private Socket(boolean reading) {
        this.reading = reading;
    }

    static Socket open(int port, String ticket) {
        return open(port, ticket, true);
    }

    /** A client that never reads: nothing is asked for. */
    static Socket openDeaf(int port, String ticket) {
        return open(port, ticket, false);
    }

    private static Socket open(int port, String ticket, boolean reading) {
        Socket listener = new Socket(reading);
        listener.socket = HTTP.newWebSocketBuilder()
                .subprotocols("chat.v1", "ticket." + ticket)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), listener)
                .join();
        return listener;
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reading) {
            opened.request(1);
        }
    }

    /** Reads everything that comes from now on. */
    void read() {
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(Client.json(part.toString()));
            part.setLength(0);
        }
        if (reading) {
            from.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    void text(String frame) {
        socket.sendText(frame, true).join();
    }

    void binary(String frame) {
        socket.sendBinary(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)), true)
                .join();
    }

    /** Sends an envelope as text. */
    void say(String type, String id, String data) {
        text(envelope(type, id, null, data));
    }

    /** Sends an envelope about a room, as bytes. */
    void say(String type, String id, String room, String data) {
        binary(envelope(type, id, room, data));
    }

    static String envelope(String type, String id, String room, String data) {
        return "{\"v\":1,\"type\":\"" + type + "\",\"id\":\"" + id + "\","
                + (room == null ? "" : "\"room\":\"" + room + "\",") + "\"data\":" + data + "}";
    }

    /** {@return the next frame of a type} */
    JsonNode await(String type) {
        return await(frame -> frame.get("type").asString().equals(type), type);
    }

    JsonNode await(Predicate<JsonNode> which, String what) {
        try {
            while (true) {
                JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("Expected " + what + "; found " + seen);
                }
                seen.add(frame);
                if (which.test(frame)) {
                    return frame;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** {@return what was read so far} */
    List<JsonNode> seen() {
        return seen;
    }

    /** {@return the text that all deltas of a generation make that were read so far, each at its place} */
    String textOf(String generation) {
        StringBuilder text = new StringBuilder();
        for (JsonNode frame : seen) {
            JsonNode data = frame.get("data");
            if (!data.has("generation") || !data.get("generation").asString().equals(generation)) {
                continue;
            }
            if (frame.get("type").asString().equals("ai_restarted")) {
                text.setLength(0);
            } else if (frame.get("type").asString().equals("ai_delta")) {
                if (data.get("offset").asInt() != text.length()) {
                    throw new AssertionError("Expected offset " + text.length() + "; found " + frame);
                }
                text.append(data.get("text").asString());
            }
        }
        return text.toString();
    }

    int awaitClose() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
