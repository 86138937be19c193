package io.claviger.examples.enterprise;

import io.claviger.limit.RateLimiter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Slows down whoever guesses passwords, before a password is looked at. A browser that an account knows, by a cookie, has a
 * count of its own: nobody's failures elsewhere keep the owner out (ASVS 5.0, 6.1.1).
 */
final class LoginGuard extends OncePerRequestFilter implements AuthenticationSuccessHandler {
    private static final Logger LOG = LoggerFactory.getLogger("chatbot.accounts");
    private static final String SUBJECT = LoginGuard.class.getName();
    private static final int NETWORK_BYTES = 8;
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final RateLimiter addresses;
    private final ChatbotProperties properties;

    LoginGuard(Accounts accounts, LoginThrottle throttle, RateLimiter addresses, ChatbotProperties properties) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.addresses = addresses;
        this.properties = properties;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !("POST".equals(request.getMethod()) && "/login".equals(request.getServletPath()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = request.getParameter("username");
        String account = Accounts.normalized(name == null ? "" : name);
        String device = deviceHash(request);
        boolean known = !device.isEmpty() && accounts.knows(account, device);
        String subject = known ? account + " " + device : account;
        Duration wait =
                known ? Duration.ZERO : addresses.tryAcquire(network(request)).retryAfter();
        if (wait.isZero()) {
            wait = throttle.begin(subject);
        }
        if (wait.isZero()) {
            request.setAttribute(SUBJECT, subject);
            chain.doFilter(request, response);
        } else {
            LOG.atWarn().addKeyValue("event", "login-slowed").log("Too many attempts to sign in");
            response.sendRedirect("/login?wait=" + (wait.toSeconds() + 1));
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        String subject = String.valueOf(request.getAttribute(SUBJECT));
        throttle.succeeded(subject);
        if (subject.indexOf(' ') < 0) { // by its name alone: a browser that the account does not know yet
            String token = Token.create();
            accounts.remember(authentication.getName(), Token.hash(token));
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(token).toString());
        }
        response.sendRedirect("/");
    }

    /** Whoever has one IPv6 address has the other 2^64 of its network as well (RFC 6177). */
    private static String network(HttpServletRequest request) throws IOException {
        String address = request.getRemoteAddr();
        if (address.indexOf(':') < 0) {
            return address;
        }
        byte[] bytes = InetAddress.getByName(address).getAddress(); // an address, so nothing is looked up
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }

    private String deviceHash(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, properties.cookie("device"));
        return cookie == null ? "" : Token.hash(cookie.getValue());
    }

    private ResponseCookie cookie(String token) {
        return ResponseCookie.from(properties.cookie("device"), token)
                .httpOnly(true)
                .secure(properties.https())
                .sameSite("Strict")
                .path("/")
                .maxAge(REMEMBERED)
                .build();
    }
}
