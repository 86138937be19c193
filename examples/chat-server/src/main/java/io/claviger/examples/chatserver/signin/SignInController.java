package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.body.Problems;
import io.claviger.examples.chatserver.security.AccessTokens;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Cookies;
import io.claviger.examples.chatserver.wire.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, going on, signing out. */
@RestController
final class SignInController {
    private final SignIn signIn;
    private final Sessions sessions;
    private final CredentialStore users;
    private final AccessTokens accessTokens;

    SignInController(SignIn signIn, Sessions sessions, CredentialStore users, AccessTokens accessTokens) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.users = users;
        this.accessTokens = accessTokens;
    }

    @PostMapping("/auth/login")
    SignInBodies.Tokens login(
            @RequestBody SignInBodies.Login body, HttpServletRequest request, HttpServletResponse response) {
        SignIn.SignedIn signedIn = signIn.signIn(body.checked(Client.of(request)));
        Cookies.DEVICE.give(signedIn.deviceCookie(), Guard.DEVICE_AGE, request, response);
        boolean inBody = body.wantsTokenInBody();
        if (!inBody) {
            giveCookie(signedIn.session(), request, response);
        }
        return tokens(signedIn.user(), signedIn.session(), inBody);
    }

    @PostMapping("/auth/refresh")
    SignInBodies.Tokens refresh(
            @RequestBody(required = false) SignInBodies.@Nullable Refresh body,
            HttpServletRequest request,
            HttpServletResponse response) {
        String fromBody = body == null ? null : body.refreshToken();
        String token = fromBody == null ? Cookies.REFRESH.value(request) : fromBody;
        if (token == null) {
            throw RefusedException.sessionEnded();
        }
        Sessions.Continued session = sessions.refresh(token).orElse(null);
        Credentials user =
                session == null ? null : users.findById(session.userId()).orElse(null);
        if (session == null || user == null) {
            if (fromBody == null) {
                Cookies.REFRESH.take(request, response);
            }
            throw RefusedException.sessionEnded();
        }
        if (fromBody == null) {
            giveCookie(session, request, response);
        }
        return tokens(user, session, fromBody != null);
    }

    @PostMapping("/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(
            @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (caller != null) {
            sessions.end(caller.sessionId(), caller.userId());
        }
        String cookie = Cookies.REFRESH.value(request);
        if (cookie != null) {
            sessions.endByToken(cookie);
            Cookies.REFRESH.take(request, response);
        }
        // Not the cookies: that of a known device keeps its owner from being locked out.
        // locked out.
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }

    @PostMapping("/auth/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@RequestBody SignInBodies.Unlock body, HttpServletRequest request, HttpServletResponse response) {
        Problems problems = new Problems();
        String token = problems.required("token", body.token());
        problems.throwIfAny();
        Cookies.DEVICE.give(signIn.unlock(token, Client.of(request)), Guard.DEVICE_AGE, request, response);
    }

    /** Gives the cookie that the header {@code X-XSRF-TOKEN} repeats. */
    @GetMapping("/auth/csrf")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void csrf(HttpServletRequest request) {
        // Asking for the token is what makes Spring Security send its cookie.
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Objects.requireNonNull(token.getToken());
    }

    private static void giveCookie(
            Sessions.Continued session, HttpServletRequest request, HttpServletResponse response) {
        Cookies.REFRESH.give(session.refreshToken(), session.cookieAge(), request, response);
    }

    private SignInBodies.Tokens tokens(Credentials user, Sessions.Continued session, boolean inBody) {
        String token = accessTokens.issue(new Caller(user.id(), session.sessionId(), user.admin()));
        return new SignInBodies.Tokens(
                token,
                "Bearer",
                AccessTokens.LIFETIME.toSeconds(),
                inBody ? session.refreshToken() : null,
                SignInBodies.User.of(user));
    }
}
