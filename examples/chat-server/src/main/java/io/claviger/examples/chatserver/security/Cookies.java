package io.claviger.examples.chatserver.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookies of who is signed in: no script reads them, no other site can use them, and over HTTPS their names make the
 * browser insist on that (RFC 6265bis, 4.1.3). Stateless.
 */
public enum Cookies {
    /** What a session goes on with. */
    REFRESH("refresh"),
    /** What a device is known by that has signed in before. */
    DEVICE("device");

    private final String plainName;

    Cookies(String plainName) {
        this.plainName = plainName;
    }

    private String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + plainName : plainName;
    }

    /**
     * {@return the value that came along, null when there is none}
     *
     * @param request a request
     */
    public @Nullable String value(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String name = name(request);
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /**
     * Gives the cookie.
     *
     * @param value what it holds
     * @param age how long the browser keeps it; null until it is closed
     * @param request the request
     * @param response its response, not committed
     */
    public void give(String value, @Nullable Duration age, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .maxAge(age == null ? Duration.ofSeconds(-1) : age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /**
     * Takes the cookie back.
     *
     * @param request the request
     * @param response its response, not committed
     */
    public void take(HttpServletRequest request, HttpServletResponse response) {
        give("", Duration.ZERO, request, response);
    }
}
