package io.claviger.examples.chatserver.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Knows calls of this server's own pages from those of other sites' pages.
 *
 * <p>A browser says where a call comes from in {@code Sec-Fetch-Site} (W3C Fetch Metadata), older ones in {@code Origin}
 * (RFC 6454); no script can change either. A client that sends neither is no browser and carries nobody else's cookie.
 * Immutable.
 */
public final class OwnPages {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Set<String> allowedOrigins;

    OwnPages(Set<String> allowedOrigins) {
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /**
     * {@return whether a call comes from an own page, an allowed one, or no page at all}
     *
     * @param request the call
     */
    public boolean contain(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            return true;
        }
        if (site != null) {
            return OWN.contains(site);
        }
        return origin == null || origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
    }
}
