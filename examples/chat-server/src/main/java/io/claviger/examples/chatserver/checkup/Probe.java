package io.claviger.examples.chatserver.checkup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Calls the server that is looked at. Thread-safe. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI base;
    private final HttpClient client;

    Probe(URI base, SSLContext trust) {
        this.base = base;
        this.client = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    URI base() {
        return base;
    }

    /** {@return what came back; empty when nothing did} */
    Optional<HttpResponse<String>> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    Optional<HttpResponse<String>> post(String path, String json) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** {@return the answer to a call of another address} */
    Optional<HttpResponse<String>> getFrom(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
