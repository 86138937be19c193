package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.security.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody signs in, as the owner of the account sees it later. Immutable.
 *
 * @param address the client's IP address
 * @param name what the client calls itself, printable ASCII, at most 200 characters
 * @param device the cookie that a device is known by, null when there is none
 */
record Client(String address, String name, @Nullable String device) {
    private static final int LONGEST = 200;

    static Client of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        String printable = agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "?");
        return new Client(
                request.getRemoteAddr(),
                printable.substring(0, Math.min(LONGEST, printable.length())),
                Cookies.DEVICE.value(request));
    }

    /** {@return nothing of the cookie} */
    @Override
    public String toString() {
        return "Client";
    }
}
