package io.claviger.examples.chatserver.apidoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.examples.chatserver.security.Routes;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteNotesTest {
    @Test
    void everyNoteIsOnARouteOfTheTable() {
        List<String> routes = Routes.ALL.stream().map(RouteDescriptions::name).toList();

        assertThat(routes).containsAll(ApiDocConfiguration.notes().keySet());
    }

    @Test
    void shortFormBecomesASchema() {
        Schema<?> schema = ShortSchema.of(Map.of("id", "string", "tags?", List.of("a|b")));

        assertThat(schema.getRequired()).containsExactly("id");
        Schema<?> tags = schema.getProperties().get("tags");
        assertThat(tags.getItems().getEnum()).isEqualTo(List.of("a", "b"));
        assertThatThrownBy(() -> ShortSchema.of("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("openapi/routes.yaml has no form called text.");
    }
}
