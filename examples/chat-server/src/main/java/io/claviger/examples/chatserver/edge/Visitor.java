package io.claviger.examples.chatserver.edge;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Who asks, without an account: a random id in a cookie that no script can read and no other site can use. It owns the
 * conversations. It ends with the browser's session.
 */
public final class Visitor {
    private static final String PLAIN_NAME = "visitor";
    /** The prefix makes the browser insist on Secure, on the path "/" and on this host alone (RFC 6265bis, 4.1.3). */
    private static final String SECURE_NAME = "__Host-" + PLAIN_NAME;

    private static final int ID_BYTES = 16;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Visitor() {}

    /**
     * Recognises a visitor, or gives a new one an id.
     *
     * @param request a request
     * @param response its response, not committed
     * @return 128 random bits in hexadecimal
     */
    public static String identify(HttpServletRequest request, HttpServletResponse response) {
        String name = request.isSecure() ? SECURE_NAME : PLAIN_NAME;
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name) && ID.matcher(cookie.getValue()).matches()) {
                return cookie.getValue();
            }
        }
        byte[] bits = new byte[ID_BYTES];
        RANDOM.nextBytes(bits);
        String id = HexFormat.of().formatHex(bits);
        ResponseCookie cookie = ResponseCookie.from(name, id)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return id;
    }
}
