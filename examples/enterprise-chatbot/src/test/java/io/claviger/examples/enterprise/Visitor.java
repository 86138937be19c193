package io.claviger.examples.enterprise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without JavaScript: keeps cookies, sends the hidden fields of the last page along, follows no redirect itself. */
final class Visitor {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final URI server;
    private final Map<String, String> headers = new LinkedHashMap<>();
    final Map<String, String> cookies = new TreeMap<>();
    final Map<String, String> hidden = new TreeMap<>();

    Visitor(int port, String... headers) {
        server = URI.create("http://127.0.0.1:" + port);
        for (int i = 0; i < headers.length; i += 2) {
            this.headers.put(headers[i], headers[i + 1]);
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    /** Sends a form: names and values in turn; the hidden fields of the last page come along. */
    HttpResponse<String> post(String path, String... fields) {
        return send(form(path, BodyPublishers.ofString(encoded(fields))));
    }

    HttpRequest.Builder form(String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .POST(body)
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    String encoded(String... fields) {
        Map<String, String> form = new TreeMap<>(hidden);
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return body.toString();
    }

    /** {@return the page that a redirect leads to} */
    HttpResponse<String> follow(HttpResponse<String> response) {
        String location = response.headers().firstValue("Location").orElseThrow();
        return get(location.split("#", 2)[0]);
    }

    /** Signs in and opens the chat. */
    HttpResponse<String> signIn(String user, String password) {
        get("/login");
        HttpResponse<String> response = post("/login", "username", user, "password", password);
        return follow(response);
    }

    /** Asks the form's way, and follows. */
    HttpResponse<String> ask(String message) {
        return follow(post("/chat", "message", message));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::header);
        request.header("Accept", "text/html, */*;q=0.8");
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", all.toString());
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            take(response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpResponse<String> response) {
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        Matcher field = HIDDEN.matcher(response.body());
        if (response.body().contains("<form")) {
            hidden.clear();
        }
        while (field.find()) {
            hidden.put(field.group(1), field.group(2));
        }
    }
}
