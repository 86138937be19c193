package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.security.Route;
import io.claviger.examples.chatserver.security.Routes;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The description of the interface, as somebody gets it. */
@ServerTest
class ApiDescriptionTest {
    /** Routes that take no body although they change something. */
    private static final Set<String> BARE = Set.of("/auth/logout", "/stop", "/lock", "/unlock", "/live/tickets");

    @LocalServerPort
    private int port;

    private JsonNode description() {
        HttpResponse<String> response = new Client(port).get("/api/openapi.json");
        assertThat(response.statusCode()).isEqualTo(200);
        return Client.json(response);
    }

    @Test
    @DisplayName("S3-DOC-1: every route of the table is described, and nothing else")
    void describesTheTableOfRoutes() {
        List<String> described = new ArrayList<>();
        JsonNode paths = description().path("paths");
        for (String path : paths.propertyNames()) {
            paths.path(path)
                    .propertyNames()
                    .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path));
        }

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Routes.ALL.stream()
                        .map(route -> route.method() + " " + path(route))
                        .toList());
    }

    @Test
    void everyRouteIsExplainedWithItsBody() {
        JsonNode paths = description().path("paths");
        for (Route route : Routes.ALL) {
            String method = route.method().name();
            JsonNode operation = paths.path(path(route)).path(method.toLowerCase(Locale.ROOT));

            assertThat(operation.path("summary").asString())
                    .as("the summary of %s %s in openapi/routes.yaml", method, path(route))
                    .matches("[A-Z].*\\.");
            if (Set.of("POST", "PUT", "PATCH").contains(method) && BARE.stream().noneMatch(path(route)::endsWith)) {
                assertThat(operation.path("requestBody").isObject())
                        .as("the body of %s %s in openapi/routes.yaml", method, path(route))
                        .isTrue();
            }
            assertThat(operation.path("security").isArray()).isEqualTo(route.who() != Route.Who.ANYONE);
        }
    }

    @Test
    void handReadBodyAndErrorsAreThere() {
        JsonNode ask = description().path("paths").path("/api/chat/message").path("post");

        assertThat(ask.at("/requestBody/content/application~1json/schema/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("courseId", "message", "apiKeys");
        assertThat(ask.path("responses").propertyNames())
                .containsExactlyInAnyOrder("200", "400", "401", "413", "415", "429");
        assertThat(ask.at("/responses/400/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Error");
        assertThat(description()
                        .at("/components/schemas/Error/properties/code/type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void pageThatShowsItObeysThePolicy() {
        Client client = new Client(port);
        assertThat(client.get("/api-reference.html").body())
                .contains("<script src=\"api-reference.js\"></script>")
                .doesNotContain("<style", "onclick", "style=");
        assertThat(client.get("/api-reference.js").body()).doesNotContain("innerHTML", "eval(");
        assertThat(client.get("/api-reference.css").statusCode()).isEqualTo(200);
    }

    private static String path(Route route) {
        return route.pattern().replace("/**", "");
    }
}
