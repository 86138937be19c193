package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Route;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the paths of routes name, made for its owner, and the tokens of callers who may nothing any more. */
final class OwnedThings {
    /** Routes that are no controller's, such as WebSocket's. */
    private static final Set<String> ELSEWHERE = Set.of("/live", "/livez", "/readyz");

    /** Bodies that get a call as far as its owner is looked at. By method and pattern. */
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/admin/users/{id}/admin", "{\"admin\":false}",
            "PATCH /api/conversations/{id}", "{\"title\":\"Another\"}",
            "POST /api/conversations/{id}/messages/{message}/answers", "{\"id\":\"another\"}");

    /** The path of something that belongs to the caller; others get 404. By pattern. */
    private final Map<String, Function<Caller, String>> owned;

    /** The path of something that belongs to nobody in particular. By pattern. */
    private final Map<String, Function<Caller, String>> shared;

    private final Client client;
    private final JdbcClient database;
    private final SignedIn signedIn;

    OwnedThings(Client client, JdbcClient database, SignedIn signedIn) {
        this.client = client;
        this.database = database;
        this.signedIn = signedIn;
        this.owned = Map.ofEntries(
                Map.entry("/api/account/sessions/{id}", this::anotherSession),
                Map.entry("/api/key-sessions/{id}", this::keySession),
                Map.entry("/api/conversations/{id}", owner -> conversation(owner, "")),
                Map.entry("/api/conversations/{id}/export", owner -> conversation(owner, "/export?format=json")),
                Map.entry("GET /api/conversations/{id}/messages", owner -> conversation(owner, "/messages")),
                Map.entry(
                        "/api/conversations/{id}/messages/{message}/answers",
                        owner -> conversation(owner, "/messages/{question}/answers")),
                Map.entry("/api/generations/{id}", owner -> generation(owner, "")),
                Map.entry("/api/generations/{id}/events", owner -> generation(owner, "/events")),
                Map.entry("/api/generations/{id}/stop", owner -> generation(owner, "/stop")));
        this.shared = Map.of(
                "/api/admin/users/{id}/lock", caller -> anotherUser("lock"),
                "/api/admin/users/{id}/unlock", caller -> anotherUser("unlock"),
                "/api/admin/users/{id}/sessions", caller -> anotherUser("sessions"),
                "/api/admin/users/{id}/admin", caller -> anotherUser("admin"),
                "/actuator/health/**", caller -> "/actuator/health/liveness",
                // Whoever asks in a conversation that is not there begins one of the own.
                "POST /api/conversations/{id}/messages", caller -> conversation(caller, "/messages"));
    }

    private String keySession(Caller owner) {
        HttpResponse<String> opened = client.post(
                "/api/key-sessions",
                "{\"apiKeys\":{\"groq\":\"" + Keys.groq("") + "\"}}",
                "Authorization",
                signedIn.bearer(owner));
        return "/api/key-sessions/" + Client.json(opened).path("id").asString();
    }

    private String conversation(Caller owner, String rest) {
        Room room = room(owner);
        return "/api/conversations/" + room.name() + rest.replace("{question}", room.question());
    }

    private String generation(Caller owner, String rest) {
        return "/api/generations/" + room(owner).generation() + rest;
    }

    /** What a conversation with one answer consists of. */
    private record Room(String name, String question, String generation) {}

    private Room room(Caller owner) {
        String id = RandomId.of("room");
        Room room = new Room(RandomId.of("conv"), RandomId.of("msg"), RandomId.of("gen"));
        database.sql("INSERT INTO rooms (id, kind, owner_id, name, title, created_at, updated_at, last_seq)"
                        + " VALUES (?, 'ai', ?, ?, 'Trees', 1, 1, 2)")
                .params(id, owner.userId(), room.name())
                .update();
        database.sql("INSERT INTO messages (id, room_id, seq, role, text, state, created_at)"
                        + " VALUES (?, ?, 1, 'user', 'What?', 'complete', 1)")
                .params(room.question(), id)
                .update();
        database.sql("INSERT INTO messages (id, room_id, seq, parent_id, role, text, state, created_at, generation)"
                        + " VALUES (?, ?, 2, ?, 'assistant', 'That.', 'complete', 1, ?)")
                .params(RandomId.of("msg"), id, room.question(), room.generation())
                .update();
        return room;
    }

    private String anotherSession(Caller owner) {
        return "/api/account/sessions/" + signedIn.again(owner).sessionId();
    }

    private String anotherUser(String what) {
        return "/api/admin/users/" + signedIn.user().userId() + "/" + what;
    }

    static boolean isServedElsewhere(Route route) {
        return ELSEWHERE.contains(route.pattern());
    }

    boolean isOwned(Route route) {
        return owned.containsKey(route.pattern()) || owned.containsKey(route.method() + " " + route.pattern());
    }

    boolean hasBody(Route route) {
        return BODIES.containsKey(route.method() + " " + route.pattern());
    }

    String body(Route route) {
        return BODIES.getOrDefault(route.method() + " " + route.pattern(), "");
    }

    /** Fails for a path with something in it that nobody told how to make. */
    String path(Route route, Caller owner) {
        String pattern = route.pattern();
        for (String key : List.of(route.method() + " " + pattern, pattern)) {
            Function<Caller, String> known = owned.getOrDefault(key, shared.get(key));
            if (known != null) {
                return known.apply(owner);
            }
        }
        if (pattern.contains("{") || pattern.contains("*")) {
            throw new AssertionError("OwnedThings does not know how to make what " + pattern + " names.");
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
