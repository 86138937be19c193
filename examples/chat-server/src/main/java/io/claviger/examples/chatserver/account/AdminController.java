package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.account.UserStore.UserJson;
import io.claviger.examples.chatserver.body.Problems;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.Cursor;
import io.claviger.examples.chatserver.wire.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What administrators do with users. */
@RestController
final class AdminController {
    private static final int LONGEST_SEARCH = 200;

    private final UserStore users;
    private final Administration administration;

    AdminController(UserStore users, Administration administration) {
        this.users = users;
        this.administration = administration;
    }

    @GetMapping("/api/admin/users")
    Page<UserJson> users(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        Problems problems = new Problems();
        if (q.length() > LONGEST_SEARCH) {
            problems.add("search_long", "q", "A search has at most " + LONGEST_SEARCH + " characters.");
        }
        problems.throwIfAny();
        int most = Cursor.limit(limit);
        List<UserJson> found = users.search(q, most + 1, Cursor.parse(after));
        return Page.of(found, most, user -> new Cursor(user.createdAt().toEpochMilli(), user.id()));
    }

    @PostMapping("/api/admin/users/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lock(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        administration.lock(id, caller);
    }

    @PostMapping("/api/admin/users/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        administration.unlock(id, caller);
    }

    @DeleteMapping("/api/admin/users/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        administration.endSessions(id, caller);
    }

    @PutMapping("/api/admin/users/{id}/admin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setAdmin(
            @PathVariable String id, @RequestBody AccountBodies.Admin body, @AuthenticationPrincipal Caller caller) {
        Problems problems = new Problems();
        if (body.admin() == null) {
            problems.add("field_missing", "admin", "The field admin is missing.");
        }
        problems.throwIfAny();
        administration.setAdmin(id, Boolean.TRUE.equals(body.admin()), caller);
    }
}
