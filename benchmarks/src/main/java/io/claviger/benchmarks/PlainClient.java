package io.claviger.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * What one writes without a library: {@code java.net.http} with its default executor, strings and lines, a Jackson tree
 * for every document. No limits, no fallback, no custody of keys.
 */
final class PlainClient implements Contestant {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Executor threads = Threads.onePerTask();
    private final String origin;

    PlainClient(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    @Override
    public void call() {
        check(send(Contestant.ownKey()));
    }

    @Override
    public void callPastRefusedKey() {
        check(send("refused-" + Contestant.ownKey()));
        check(send(Contestant.ownKey()));
    }

    private void check(HttpResponse<String> response) {
        if (response.statusCode() == 401) {
            return;
        }
        try {
            JsonNode answer = mapper.readTree(response.body());
            String text = answer.path("choices")
                    .path(0)
                    .path("message")
                    .path("content")
                    .asText();
            Contestant.check(text.length() == Answers.PARAGRAPH.length() && tokens(answer) == Answers.TOKENS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int tokens(JsonNode document) {
        JsonNode usage = document.path("usage");
        return usage.path("prompt_tokens").asInt()
                + usage.path("completion_tokens").asInt();
    }

    private HttpResponse<String> send(String key) {
        return send(request("/call", key, false), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public int stream(String path, Runnable firstText) {
        HttpResponse<Stream<String>> response =
                send(request(path, Contestant.ownKey(), true), HttpResponse.BodyHandlers.ofLines());
        Joined joined = new Joined(firstText);
        try (Stream<String> lines = response.body()) {
            lines.filter(line -> line.startsWith("data: ")).forEach(joined::add);
        }
        Contestant.check(joined.tokens == Answers.TOKENS);
        return joined.text.length();
    }

    @Override
    public void follow(String path, Runnable firstText, IntConsumer end) {
        threads.execute(() -> end.accept(stream(path, firstText)));
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            try {
                return http.send(request, handler);
            } catch (IOException e) {
                // On a busy machine its pool sometimes closes a connection that was just taken.
                return http.send(request, handler);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    private HttpRequest request(String path, String key, boolean streaming) {
        ObjectNode body = mapper.createObjectNode();
        body.put("model", "bench-1");
        body.putArray("messages").addObject().put("role", "user").put("content", Question.TEXT);
        body.put("max_completion_tokens", 4096);
        if (streaming) {
            body.put("stream", true);
            body.putObject("stream_options").put("include_usage", true);
        }
        return HttpRequest.newBuilder(URI.create(origin + path + "/chat/completions"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Accept", streaming ? "text/event-stream" : "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    /** The pieces of one stream. */
    private final class Joined {
        private final Runnable firstText;
        private final StringBuilder text = new StringBuilder();
        private int tokens;

        Joined(Runnable firstText) {
            this.firstText = firstText;
        }

        void add(String line) {
            String data = line.substring("data: ".length());
            if (data.equals("[DONE]")) {
                return;
            }
            try {
                JsonNode event = mapper.readTree(data);
                String piece = event.path("choices")
                        .path(0)
                        .path("delta")
                        .path("content")
                        .asText();
                if (!piece.isEmpty() && text.length() == 0) {
                    firstText.run();
                }
                text.append(piece);
                tokens += tokens(event);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
