package io.claviger.examples.chatserver.apidoc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the description says of a route, as {@code openapi/routes.yaml} has it.
 *
 * @param summary a sentence
 * @param query the parameters of the query, by name, in the short form of {@link ShortSchema}
 * @param body the request's JSON in the short form; null when there is none
 * @param status the status of success
 * @param answer the JSON of success in the short form, or the media type of something else; null when there is none
 */
record RouteNote(
        String summary,
        Map<String, Object> query,
        @Nullable Object body,
        int status,
        @Nullable Object answer) {
    private static final int OK = 200;

    static RouteNote of(Map<String, Object> written) {
        Map<String, Object> query = new LinkedHashMap<>();
        if (written.get("query") instanceof Map<?, ?> names) {
            names.forEach((name, form) -> query.put(String.valueOf(name), form));
        }
        return new RouteNote(
                String.valueOf(written.getOrDefault("summary", "")),
                query,
                written.get("body"),
                written.get("status") instanceof Integer status ? status : OK,
                written.get("answer"));
    }
}
