package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a fake service as simply as possible. */
final class FakeClient {
    static final String QUESTION = "What is a tree?";
    static final String ANSWER = "?eert a si tahW Grüße, 鍵 🔑.";

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeProviderServer server;

    FakeClient(FakeProviderServer server) {
        this.server = server;
    }

    HttpResponse<String> ask(WireDialect dialect, String key, boolean streaming)
            throws IOException, InterruptedException {
        return http.send(request(dialect, key, streaming), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("authorization", "Bearer " + key)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest request(WireDialect dialect, String key, boolean streaming) {
        boolean gemini = dialect == WireDialect.GEMINI;
        String path = switch (dialect) {
            case GEMINI -> "/v1beta/models/fake-1:" + (streaming ? "streamGenerateContent?alt=sse" : "generateContent");
            case BEDROCK -> "/model/fake-1/" + (streaming ? "converse-stream" : "converse");
            case OLLAMA -> "/api/chat";
            default -> "/chat/completions";
        };
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.baseUrl(dialect) + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(dialect, streaming)));
        if (!key.isEmpty()) {
            builder.header(gemini ? "x-goog-api-key" : "authorization", gemini ? key : "Bearer " + key);
        }
        return builder.build();
    }

    static String body(WireDialect dialect, boolean streaming) {
        return switch (dialect) {
            case GEMINI -> "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + QUESTION + "\"}]}]}";
            case BEDROCK -> "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"" + QUESTION + "\"}]}]}";
            default ->
                "{\"model\":\"fake-1\",\"stream\":" + streaming + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                        + QUESTION + "\"}]}";
        };
    }

    static String text(WireDialect dialect, String body) {
        JsonNode root = Json.read(body);
        return switch (dialect) {
            case GEMINI -> root.at("/candidates/0/content/parts/0/text").asText();
            case BEDROCK -> root.at("/output/message/content/0/text").asText();
            case OLLAMA -> root.at("/message/content").asText();
            default -> root.at("/choices/0/message/content").asText();
        };
    }

    static String textOfStream(WireDialect dialect, String body) {
        String path = switch (dialect) {
            case GEMINI -> "/candidates/0/content/parts/0/text";
            case OLLAMA -> "/message/content";
            default -> "/choices/0/delta/content";
        };
        String mark = dialect == WireDialect.OLLAMA ? "" : "data: ";
        StringBuilder text = new StringBuilder();
        body.lines()
                .filter(line -> line.startsWith(mark + "{"))
                .forEach(line -> text.append(
                        Json.read(line.substring(mark.length())).at(path).asText()));
        return text.toString();
    }
}
