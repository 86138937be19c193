package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Route;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the paths of routes name, made for its owner, and the tokens of callers who may nothing any more. */
final class OwnedThings {
    /** Routes that are no controller's: WebSocket's, and those of Actuator. */
    private static final Set<String> ELSEWHERE = Set.of("/live", "/livez", "/readyz");

    /** What {@link #owned} makes. */
    private static final Set<String> OWNED = Set.of(
            "DELETE /api/account/sessions/{id}",
            "GET /api/conversations/{id}",
            "PATCH /api/conversations/{id}",
            "DELETE /api/conversations/{id}",
            "GET /api/conversations/{id}/export",
            "GET /api/conversations/{id}/messages",
            "POST /api/conversations/{id}/messages/{message}/answers",
            "GET /api/generations/{id}",
            "GET /api/generations/{id}/events",
            "POST /api/generations/{id}/stop",
            "DELETE /api/key-sessions/{id}");

    /** Bodies that get a call as far as its owner is looked at. By method and pattern. */
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/admin/users/{id}/admin", "{\"admin\":false}",
            "PATCH /api/conversations/{id}", "{\"title\":\"Another\"}",
            "POST /api/conversations/{id}/messages/{message}/answers", "{\"id\":\"again\"}");

    private final JdbcClient database;
    private final SignedIn signedIn;
    private final Client client;

    OwnedThings(JdbcClient database, SignedIn signedIn, Client client) {
        this.database = database;
        this.signedIn = signedIn;
        this.client = client;
    }

    /** {@return the path of something that the caller owns, and that others get 404 for; null when nobody owns it} */
    private @Nullable String owned(String route, Caller owner) {
        return switch (route) {
            case "DELETE /api/account/sessions/{id}" ->
                "/api/account/sessions/" + signedIn.again(owner).sessionId();
            case "GET /api/conversations/{id}", "PATCH /api/conversations/{id}", "DELETE /api/conversations/{id}" ->
                "/api/conversations/" + conversation(owner);
            case "GET /api/conversations/{id}/export" -> "/api/conversations/" + conversation(owner) + "/export";
            case "GET /api/conversations/{id}/messages" -> "/api/conversations/" + conversation(owner) + "/messages";
            case "POST /api/conversations/{id}/messages/{message}/answers" -> answers(owner);
            case "GET /api/generations/{id}" -> "/api/generations/" + generation(owner);
            case "GET /api/generations/{id}/events" -> "/api/generations/" + generation(owner) + "/events";
            case "POST /api/generations/{id}/stop" -> "/api/generations/" + generation(owner) + "/stop";
            case "DELETE /api/key-sessions/{id}" -> "/api/key-sessions/" + keySession(owner);
            default -> null;
        };
    }

    /** {@return the path of something that is everybody's who may call at all; null when there is none to make} */
    private @Nullable String shared(String route) {
        return switch (route) {
            // The id is the caller's own choice: another's conversation of that name is another one.
            case "POST /api/conversations/{id}/messages" -> "/api/conversations/" + RandomId.of("c") + "/messages";
            case "POST /api/admin/users/{id}/lock" -> anotherUser("lock");
            case "POST /api/admin/users/{id}/unlock" -> anotherUser("unlock");
            case "DELETE /api/admin/users/{id}/sessions" -> anotherUser("sessions");
            case "PUT /api/admin/users/{id}/admin" -> anotherUser("admin");
            case "GET /actuator/health/**" -> "/actuator/health/liveness";
            default -> null;
        };
    }

    private String anotherUser(String what) {
        return "/api/admin/users/" + signedIn.user().userId() + "/" + what;
    }

    private JsonNode made(Caller owner, String path, String json) {
        HttpResponse<String> response = client.post(path, json, "Authorization", signedIn.bearer(owner));
        assertThat(response.statusCode()).as(path + " " + response.body()).isBetween(200, 299);
        return Client.json(response);
    }

    private String conversation(Caller owner) {
        return made(owner, "/api/conversations", "{\"title\":\"Mine\"}")
                .path("id")
                .asString();
    }

    private String keySession(Caller owner) {
        return made(owner, "/api/key-sessions", "{\"apiKeys\":{\"groq\":\"" + Keys.groq("") + "\"}}")
                .path("id")
                .asString();
    }

    private String answers(Caller owner) {
        String path = "/api/conversations/" + RandomId.of("c") + "/messages";
        JsonNode asked = made(owner, path, Chat.question(RandomId.of("m"), "one two three", Keys.groq("")));
        return path + "/" + asked.path("userMessage").path("id").asString() + "/answers";
    }

    private String generation(Caller owner) {
        String path = "/api/conversations/" + RandomId.of("c") + "/messages";
        return made(owner, path, Chat.question(RandomId.of("m"), "one two three", Keys.groq("")))
                .path("answer")
                .path("generation")
                .asString();
    }

    static boolean isServedElsewhere(Route route) {
        return ELSEWHERE.contains(route.pattern());
    }

    private static String key(Route route) {
        return route.method() + " " + route.pattern();
    }

    /** {@return whether others get 404 for what the path names} */
    boolean isOwned(Route route) {
        return OWNED.contains(key(route));
    }

    boolean hasBody(Route route) {
        return BODIES.containsKey(key(route));
    }

    String body(Route route) {
        return BODIES.getOrDefault(key(route), "");
    }

    /** Fails for a path with something in it that nobody told how to make. */
    String path(Route route, Caller owner) {
        String mine = owned(key(route), owner);
        assertThat(mine != null).as(key(route)).isEqualTo(isOwned(route));
        String path = mine == null ? shared(key(route)) : mine;
        if (path != null) {
            return path;
        }
        String pattern = route.pattern();
        if (pattern.contains("{") || pattern.contains("*")) {
            throw new AssertionError("OwnedThings does not know how to make what " + key(route) + " names.");
        }
        return pattern;
    }

    String expiredToken(Caller caller) {
        return signedIn.expired(caller);
    }

    String ofEndedSession() {
        Caller caller = signedIn.user();
        database.sql("UPDATE sessions SET ended_at = 1 WHERE id = ?")
                .param(caller.sessionId())
                .update();
        return signedIn.bearer(caller);
    }

    String ofLockedUser() {
        Caller caller = signedIn.user();
        database.sql("UPDATE users SET locked_at = 1 WHERE id = ?")
                .param(caller.userId())
                .update();
        return signedIn.bearer(caller);
    }

    String ofFormerAdmin() {
        Caller caller = signedIn.admin();
        database.sql("UPDATE users SET admin = ? WHERE id = ?")
                .params(false, caller.userId())
                .update();
        return signedIn.bearer(caller);
    }
}
