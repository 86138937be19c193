package io.claviger.examples.chatserver.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.InvalidRequestException;
import io.claviger.provider.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;

class JsonBodiesTest {
    private final JsonBodies bodies = new JsonBodies(Duration.ofSeconds(10), TimeSource.system());

    /** One of each kind of field. */
    record Wish(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Boolean flag,
            @Nullable List<String> list,
            @Nullable Map<String, Integer> map,
            @Nullable Wish inner) {}

    private record Message(String json, MediaType type) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public HttpHeaders getHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.setContentType(type);
            return headers;
        }
    }

    private Wish read(String json) throws IOException {
        return (Wish) bodies.read(Wish.class, new Message(json, MediaType.APPLICATION_JSON));
    }

    @Test
    void everyFieldIsRead() throws IOException {
        Wish wish = read("{\"text\":\"\",\"number\":7,\"flag\":true,\"list\":[\"a\"],\"map\":{\"b\":1},\"inner\":{}}");

        assertThat(wish)
                .isEqualTo(new Wish(
                        "", 7, true, List.of("a"), Map.of("b", 1), new Wish(null, null, null, null, null, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"text\":4711}            | wrong_type          | text       | The field text must be a string.",
                "{\"text\":true}            | wrong_type          | text       | The field text must be a string.",
                "{\"text\":{\"a\":4711}}    | wrong_type          | text       | The field text must be a string.",
                "{\"number\":\"4711\"}      | wrong_type          | number     | The field number must be a number in range.",
                "{\"number\":4711.5}        | wrong_type          | number     | The field number must be a number in range.",
                "{\"number\":\"\"}          | wrong_type          | number     | The field number must be a number in range.",
                "{\"flag\":\"true\"}        | wrong_type          | flag       | The field flag must be true or false.",
                "{\"flag\":1}               | wrong_type          | flag       | The field flag must be true or false.",
                "{\"list\":\"4711\"}        | wrong_type          | list       | The field list must be an array.",
                "{\"list\":[4711]}          | wrong_type          | list[0]    | The field list[0] must be a string.",
                "{\"map\":{\"4711\":\"x\"}} | wrong_type          | map        | The field map must be a number in range.",
                "{\"inner\":{\"text\":4711}}| wrong_type          | inner.text | The field inner.text must be a string.",
                "{\"inner\":[]}             | wrong_type          | inner      | The field inner must be an object.",
                "{\"4711\":1}               | unknown_field       | body       | A field is not known here; known are flag, inner, list, map, number, text.",
                "{\"inner\":{\"4711\":1}}   | unknown_field       | inner      | A field is not known here; known are flag, inner, list, map, number, text.",
                "{\"text\":\"a\",\"text\":\"4711\"} | json_duplicate_name | body | A name may appear only once in a JSON object; found one twice at line 1, column 13.",
                "[\"4711\"]                 | body_not_object     | body       | The body must be a JSON object.",
                "{} 4711                    | json_trailing_content | body     | The body must end after one JSON object; found more behind it."
            })
    void whateverIsWrongIsRefusedWithoutAnEcho(String json, String code, String field, String message) {
        InvalidRequestException refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json));

        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).isEqualTo(message);
        });
        assertThat(refusal).hasNoCause();
        assertThat(refusal.getMessage()).doesNotContain("4711");
    }

    @Test
    void otherMediaTypesAreRefused() {
        BodyRefusedException refusal = catchThrowableOfType(
                BodyRefusedException.class, () -> bodies.read(Wish.class, new Message("{}", MediaType.TEXT_PLAIN)));

        assertThat(refusal.reason()).isEqualTo(BodyRefusedException.Reason.NOT_JSON);
    }
}
