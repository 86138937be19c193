package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.database.RandomId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Does what people do with accounts, through the server's own routes and its outbox. */
final class Accounts {
    static final String PASSWORD = "Wisteria lamp 42";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Client client;

    Accounts(Client client) {
        this.client = client;
    }

    /** Somebody who is signed in. */
    record User(String name, String email, String bearer) {}

    static String freshName() {
        return RandomId.of("u").substring(0, 20);
    }

    HttpResponse<String> register(String name, String email, String password, String... headers) {
        return client.post(
                "/auth/register",
                "{\"username\":\"" + name + "\",\"email\":\"" + email + "\",\"password\":\"" + password + "\"}",
                headers);
    }

    HttpResponse<String> login(String name, String password, String... headers) {
        return client.post(
                "/auth/login",
                "{\"login\":\"" + name + "\",\"password\":\"" + password + "\",\"refreshIn\":\"body\"}",
                headers);
    }

    HttpResponse<String> refresh(String token) {
        return client.post("/auth/refresh", "{\"refreshToken\":\"" + token + "\"}");
    }

    String signIn(String name, String password) {
        return "Bearer "
                + Client.json(login(name, password)).path("accessToken").asString();
    }

    /** A new user, registered, verified and signed in. */
    User user() {
        String name = freshName();
        String email = name + "@example.org";
        register(name, email, PASSWORD);
        client.post("/auth/verify", "{\"token\":\"" + tokenFor(email, "verify") + "\"}");
        return new User(name, email, signIn(name, PASSWORD));
    }

    /** Waits for a mail with a link. */
    String tokenFor(String email, String page) {
        String text = await(email, "/" + page + "#");
        return text.substring(text.indexOf("/" + page + "#") + page.length() + 2)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** Waits for a mail with a subject. */
    String mailTo(String email, String subject) {
        return await(email, subject);
    }

    private String await(String email, String part) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> mail = Client.json(client.get("/outbox/mails"))
                    .path("items")
                    .valueStream()
                    .filter(one -> one.path("to").asString().equals(email))
                    .map(Accounts::whole)
                    .filter(text -> text.contains(part))
                    .findFirst();
            if (mail.isPresent()) {
                return mail.get();
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("No mail with " + part + " came.");
    }

    private static String whole(JsonNode mail) {
        return mail.path("subject").asString() + "\n" + mail.path("text").asString();
    }

    HttpResponse<String> put(String path, String json, String bearer) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", bearer)
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    HttpResponse<String> delete(String path, String json, String bearer) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", bearer)
                .method("DELETE", BodyPublishers.ofString(json))
                .build());
    }
}
