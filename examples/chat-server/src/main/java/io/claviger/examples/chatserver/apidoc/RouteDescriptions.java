package io.claviger.examples.chatserver.apidoc;

import io.claviger.examples.chatserver.security.Route;
import io.claviger.examples.chatserver.security.Route.Rate;
import io.claviger.examples.chatserver.security.Route.Who;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Replaces what is found in the controllers by the table of routes and the notes on them. The controllers alone would say
 * too little: bodies with keys are read by hand, answers are written by hand, and some routes have no controller.
 */
final class RouteDescriptions implements OpenApiCustomizer {
    private static final String JSON = "application/json";
    private static final String BEARER = "accessToken";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}]+)}");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final RouteNote NO_NOTE = RouteNote.of(Map.of());

    private final List<Route> routes;
    private final Supplier<Map<String, RouteNote>> notes;

    RouteDescriptions(List<Route> routes, Supplier<Map<String, RouteNote>> notes) {
        this.routes = routes;
        this.notes = notes;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info().title("Claviger chat server").version("1"));
        api.servers(null);
        api.tags(null);
        api.components(new Components()
                .addSchemas(ShortSchema.ERROR, ShortSchema.of(errorForm()))
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")));
        Map<String, RouteNote> known = notes.get();
        Paths paths = new Paths();
        for (Route route : routes) {
            String path = path(route);
            PathItem item = paths.computeIfAbsent(path, none -> new PathItem());
            item.operation(
                    PathItem.HttpMethod.valueOf(route.method().name()),
                    operation(route, path, known.getOrDefault(name(route), NO_NOTE)));
        }
        api.paths(paths);
    }

    /** {@return the path as OpenAPI has it, which knows no wildcards} */
    static String path(Route route) {
        return route.pattern().replace("/**", "");
    }

    /** {@return what a route is called in the notes} */
    static String name(Route route) {
        return route.method().name() + " " + path(route).replaceAll("\\{[^}]+}", "{}");
    }

    private static Operation operation(Route route, String path, RouteNote note) {
        Operation operation = new Operation().summary(note.summary()).responses(responses(route, note));
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            operation.addParametersItem(new Parameter()
                    .in("path")
                    .name(variables.group(1))
                    .required(true)
                    .schema(new StringSchema()));
        }
        note.query()
                .forEach((name, form) -> operation.addParametersItem(
                        new Parameter().in("query").name(name).schema(ShortSchema.of(form))));
        if (note.body() != null) {
            operation.requestBody(new RequestBody().required(true).content(content(note.body())));
        }
        if (route.who() != Who.ANYONE) {
            operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
        }
        return operation;
    }

    private static ApiResponses responses(Route route, RouteNote note) {
        ApiResponses responses = new ApiResponses();
        ApiResponse success = new ApiResponse().description("Done.");
        Object answer = note.answer();
        if (answer instanceof String media && media.indexOf('/') > 0) {
            success.content(new Content().addMediaType(media, new MediaType()));
        } else if (answer != null) {
            success.content(content(answer));
        }
        responses.addApiResponse(Integer.toString(note.status()), success);
        if (note.body() != null || WITH_BODY.contains(route.method().name())) {
            error(responses, "400", "Something is wrong with the request; all of it is said at once.");
        }
        if (note.body() != null) {
            error(responses, "413", "The body is over " + (route.longestBody() >> 20) + " MB.");
            error(responses, "415", "The body is not JSON.");
        }
        if (route.who() != Who.ANYONE) {
            error(responses, "401", "Nobody is signed in.");
        }
        if (route.who() == Who.ADMIN) {
            error(responses, "403", "This account may not do that.");
        }
        if (path(route).indexOf('{') >= 0) {
            error(responses, "404", "Not there, or somebody else's.");
        }
        if (route.rate() != Rate.NONE) {
            error(
                    responses,
                    "429",
                    "Too many calls (limits of the class " + route.rate().name().toLowerCase(Locale.ROOT) + ").");
        }
        return responses;
    }

    private static void error(ApiResponses responses, String status, String description) {
        responses.addApiResponse(
                status, new ApiResponse().description(description).content(content("error")));
    }

    private static Content content(Object form) {
        return new Content().addMediaType(JSON, new MediaType().schema(ShortSchema.of(form)));
    }

    private static Map<String, Object> errorForm() {
        return Map.of(
                "error", "string",
                "message", "string",
                "code", "string",
                "problems?", List.of(Map.of("code", "string", "field", "string", "message", "string")),
                "attempts?", List.of("object"),
                "retryAfter?", "integer",
                "partial?", "string");
    }
}
