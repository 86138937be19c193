package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Route;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the paths of routes name, made for its owner, and the tokens of callers who may nothing any more. */
final class OwnedThings {
    /** Routes that are no controller's, such as WebSocket's. */
    private static final Set<String> ELSEWHERE = Set.of();

    /** Bodies that get a call as far as its owner is looked at. By method and pattern. */
    private static final Map<String, String> BODIES = Map.of("PUT /api/admin/users/{id}/admin", "{\"admin\":false}");

    /** The path of something that belongs to the caller; others get 404. By pattern. */
    private final Map<String, Function<Caller, String>> owned;

    /** The path of something that belongs to nobody in particular. By pattern. */
    private final Map<String, Function<Caller, String>> shared;

    private final JdbcClient database;
    private final SignedIn signedIn;

    OwnedThings(JdbcClient database, SignedIn signedIn) {
        this.database = database;
        this.signedIn = signedIn;
        this.owned = Map.of("/api/account/sessions/{id}", this::anotherSession);
        this.shared = Map.of(
                "/api/admin/users/{id}/lock", caller -> anotherUser("lock"),
                "/api/admin/users/{id}/unlock", caller -> anotherUser("unlock"),
                "/api/admin/users/{id}/sessions", caller -> anotherUser("sessions"),
                "/api/admin/users/{id}/admin", caller -> anotherUser("admin"),
                "/actuator/health/**", caller -> "/actuator/health/liveness");
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
        return owned.containsKey(route.pattern());
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
        Function<Caller, String> known = owned.getOrDefault(pattern, shared.get(pattern));
        if (known != null) {
            return known.apply(owner);
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
