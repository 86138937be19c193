package io.claviger.examples.chatserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client without a browser's habits: it keeps no cookie and sends only what it is told. */
final class Client {
    static final String MESSAGE = "/api/chat/message";
    static final String STREAM = "/api/chat/stream";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;

    Client(int port) {
        server = URI.create("http://127.0.0.1:" + port);
    }

    /** One key for each name, in this order: name, key, name, key. */
    static String question(String message, String... namesAndKeys) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < namesAndKeys.length; i += 2) {
            keys.append(i == 0 ? "" : ",")
                    .append(JSON.writeValueAsString(namesAndKeys[i]))
                    .append(':')
                    .append(JSON.writeValueAsString(namesAndKeys[i + 1]));
        }
        return "{\"courseId\":\"dsa\",\"message\":" + JSON.writeValueAsString(message) + ",\"apiKeys\":{" + keys + "}}";
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(json));
        request.header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
