package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.keysession.KeySessions;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.Route;
import io.claviger.examples.chatserver.security.Route.Who;
import io.claviger.examples.chatserver.security.Routes;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every route of the server with every kind of caller. Whoever adds a route adds a line to {@link Routes}, and, when its
 * path names something that belongs to somebody, an owned thing to {@link OwnedThings}: else this fails.
 */
@ServerTest
class AuthorizationMatrixTest {
    /** Not for clients to call: the container's, and what a library serves that the table refuses. */
    private static final Set<String> INTERNAL = Set.of("/error", "/api/openapi.json.yaml");

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private JdbcClient database;

    @Autowired
    private KeySessions keySessions;

    private Client client;
    private OwnedThings things;

    /** Tests that share the server count the keys that are open. */
    @AfterEach
    void closeKeySessions() {
        keySessions.close();
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        things = new OwnedThings(database, signedIn, client);
    }

    private static String shape(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", "{}");
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        Set<?> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("any") : methods.stream().map(Object::toString);
    }

    private Map<RequestMappingInfo, HandlerMethod> handlers() {
        Map<RequestMappingInfo, HandlerMethod> all = new LinkedHashMap<>();
        mappings.forEach(mapping -> all.putAll(mapping.getHandlerMethods()));
        return all;
    }

    @Test
    @DisplayName("S1-AUTH-5, S1-AUTH-9: what is served stands in the table of routes, and the other way round")
    void tableNamesWhatIsServed() {
        Set<String> served = new TreeSet<>();
        handlers()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(pattern -> !INTERNAL.contains(pattern))
                        .forEach(
                                pattern -> methods(info).forEach(method -> served.add(method + " " + shape(pattern)))));
        Set<String> listed = Routes.ALL.stream()
                .filter(route -> !route.pattern().startsWith("/actuator/") && !OwnedThings.isServedElsewhere(route))
                .map(route -> route.method() + " " + shape(route.pattern()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(served).isEqualTo(listed);
    }

    @Test
    void everyBodyIsARecordAndSoReadStrictly() {
        assertThat(handlers().values().stream()
                        .flatMap(handler -> Arrays.stream(handler.getMethodParameters()))
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .map(MethodParameter::getParameterType))
                .isNotEmpty()
                .allMatch(Class::isRecord);
    }

    static Stream<Route> routes() {
        return Routes.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName("S1-AUTH-9: who may call a route may, and nobody else")
    void everyKindOfCaller(Route route) {
        Caller owner = signedIn.user();
        String path = things.path(route, owner);
        boolean owned = things.isOwned(route);
        boolean forAll = route.who() == Who.ANYONE || route.who() == Who.GUEST;
        boolean forUsers = forAll || route.who() == Who.USER;

        expect(route, path, null, forAll ? Expected.SERVED : Expected.SIGN_IN);
        expect(route, path, "Bearer nonsense", Expected.SIGN_IN);
        expect(route, path, things.expiredToken(owner), Expected.SIGN_IN);
        expect(route, path, things.ofEndedSession(), Expected.SIGN_IN);
        expect(route, path, things.ofLockedUser(), Expected.SIGN_IN);
        expect(route, path, things.ofFormerAdmin(), Expected.SIGN_IN);
        Expected others = !forUsers ? Expected.FORBIDDEN : owned ? Expected.NOT_FOUND : Expected.SERVED;
        expect(route, path, signedIn.bearer(signedIn.user()), others);
        expect(
                route,
                path,
                signedIn.bearer(signedIn.admin()),
                route.who() != Who.ADMIN && owned ? Expected.NOT_FOUND : Expected.SERVED);
        expect(route, path, signedIn.bearer(owner), forUsers ? Expected.SERVED : Expected.FORBIDDEN);
    }

    private enum Expected {
        SIGN_IN,
        FORBIDDEN,
        NOT_FOUND,
        /** Whatever the controller answers to a call without a body. */
        SERVED
    }

    private void expect(Route route, String path, @Nullable String authorization, Expected expected) {
        var request = client.request(path)
                .method(
                        route.method().name(),
                        things.hasBody(route) ? BodyPublishers.ofString(things.body(route)) : BodyPublishers.noBody());
        if (things.hasBody(route)) {
            request.header("Content-Type", "application/json");
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = client.send(request.build());
        String code = code(response);
        Expected found = found(response.statusCode(), code, route);
        assertThat(found)
                .as("%s %s: %s %s", route.method(), route.pattern(), response.statusCode(), code)
                .isEqualTo(expected);
    }

    /** In the server's own form of errors or in OpenAI's. */
    private static String code(HttpResponse<String> response) {
        if (!response.body().startsWith("{")) {
            return "";
        }
        JsonNode body = Client.json(response);
        return body.path("code").asString(body.path("error").path("code").asString(""));
    }

    private Expected found(int status, String code, Route route) {
        assertThat(status).as(route.pattern()).isLessThan(500);
        if (status == 401 && (code.equals("NOT_SIGNED_IN") || route.pattern().startsWith("/v1/"))) {
            return Expected.SIGN_IN;
        }
        if (status == 403 && code.equals("FORBIDDEN")) {
            return Expected.FORBIDDEN;
        }
        return status == 404 ? Expected.NOT_FOUND : Expected.SERVED;
    }

    @Test
    void whatIsNotInTheTableIsNotThere() {
        String bearer = signedIn.bearer(signedIn.admin());
        for (String path : new String[] {
            "/api/elsewhere",
            "/auth/elsewhere",
            "/v1/elsewhere",
            "/v3/api-docs",
            "/swagger-ui.html",
            "/actuator/env",
            "/api/openapi.json.yaml"
        }) {
            assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(client.get(path, "Authorization", bearer).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(client.get("/api/account/sessions/" + RandomId.of("ses") + "/more", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(404);
    }
}
