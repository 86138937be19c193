package io.claviger.examples.chatserver.edge;

import jakarta.servlet.http.HttpServletRequest;

/** Which requests are meant by what. Stateless. */
final class ApiPaths {
    private ApiPaths() {}

    static boolean isApi(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/api/") || path.startsWith("/auth/");
    }

    static boolean isHealth(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals("/livez")
                || path.equals("/readyz")
                || path.equals("/actuator/health")
                || path.startsWith("/actuator/health/");
    }
}
