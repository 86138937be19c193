package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.account.UserStore.UserJson;
import io.claviger.examples.chatserver.body.Problems;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Cookies;
import io.claviger.examples.chatserver.wire.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What users do with their own account. */
@RestController
final class AccountController {
    private final UserStore users;
    private final PasswordChanges passwords;
    private final Departure departure;

    AccountController(UserStore users, PasswordChanges passwords, Departure departure) {
        this.users = users;
        this.passwords = passwords;
        this.departure = departure;
    }

    @GetMapping("/api/account")
    AccountBodies.Account account(@AuthenticationPrincipal Caller caller) {
        UserJson user = users.find(caller.userId()).orElseThrow(RefusedException::notFound);
        return new AccountBodies.Account(
                user.id(), user.username(), user.email(), user.admin(), user.createdAt(), user.lastActiveAt());
    }

    @PutMapping("/api/account/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody AccountBodies.Change body, @AuthenticationPrincipal Caller caller) {
        Problems problems = new Problems();
        String current = problems.required("current", body.current());
        String password = problems.required("password", body.password());
        problems.throwIfAny();
        boolean endOthers = Boolean.TRUE.equals(body.endOtherSessions());
        passwords.change(caller.userId(), caller.sessionId(), current, password, endOthers);
    }

    @DeleteMapping("/api/account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @RequestBody AccountBodies.Password body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        Problems problems = new Problems();
        String password = problems.required("password", body.password());
        problems.throwIfAny();
        passwords.confirmed(caller.userId(), password);
        departure.delete(caller.userId());
        Cookies.REFRESH.take(request, response);
        Cookies.DEVICE.take(request, response);
    }
}
