package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiModelTest {
    private static final String EXPECTATION = "A Gemini model is named by 1 to 128 characters without slash, backslash,"
            + " percent sign or control character, after an optional \"models/\".";
    private static final String SCHEMA = "{\"type\":\"object\"}";

    @ParameterizedTest
    @CsvSource({
        "gemini-3.5-flash, gemini-3.5-flash",
        "models/gemini-3.5-flash, gemini-3.5-flash",
        "a b, a%20b",
        "x:countTokens, x%3AcountTokens",
        "x?key=1#f, x%3Fkey%3D1%23f",
        "mödel, m%C3%B6del",
        "..., ...",
    })
    void nameBecomesOneSegmentOfThePath(String name, String segment) {
        assertThat(new GeminiModel(name).isValid()).isTrue();
        assertThat(new GeminiModel(name).segment()).isEqualTo(segment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "models/",
                "models/..",
                "a/b",
                "../x",
                "models/models/x",
                "a\\b",
                "%2e%2e",
                "a\nb",
                "a\u0000"
            })
    void nameThatCouldLeaveThePathIsNoDefault(String name) {
        assertThatThrownBy(() -> Gemini.builder().model(name).build())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(EXPECTATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"models/", "models/..", "a/b", "a/../b", "models/models/x"})
    void nameThatCouldLeaveThePathIsRefused(String name) {
        assertThat(problems(ChatRequest.builder().user("Hi").model("gemini", name)))
                .containsExactly(new Problem("model_invalid", "models.gemini", EXPECTATION));
    }

    @Test
    void nameOfTwoHundredCharactersIsRefused() {
        assertThat(new GeminiModel("x".repeat(128)).isValid()).isTrue();
        assertThat(new GeminiModel("x".repeat(129)).isValid()).isFalse();
    }

    @Test
    void requestWithEveryFeatureIsSupported() {
        assertThat(problems(ChatRequest.builder()
                        .system("Be brief.")
                        .message(image(Role.USER, "image/webp"))
                        .tools(new ToolDefinition("weather", "", SCHEMA))
                        .responseFormat(new ResponseFormat.JsonSchema("x", SCHEMA))
                        .reasoningEffort(ReasoningEffort.HIGH)
                        .seed(Integer.MIN_VALUE)
                        .extraFields("gemini", "{\"safetySettings\":[]}")))
                .isEmpty();
    }

    @Test
    void gifAndImagesInInstructionsAreRefused() {
        assertThat(problems(ChatRequest.builder()
                        .message(image(Role.SYSTEM, "image/png"))
                        .message(image(Role.USER, "image/gif"))))
                .containsExactly(
                        new Problem(
                                "image_unsupported",
                                "messages[0]",
                                "Gemini takes text only as system instructions; message 1 has an image."),
                        new Problem(
                                "image_unsupported",
                                "messages[1]",
                                "Gemini takes images as PNG, JPEG or WebP; message 2 has a GIF."));
    }

    @Test
    void toolsThatGeminiCannotDeclareAreRefused() {
        assertThat(problems(ChatRequest.builder()
                        .user("Hi")
                        .tools(new ToolDefinition("1st", "", SCHEMA), new ToolDefinition("f", "", "[]"))))
                .containsExactly(
                        new Problem(
                                "tool_name_unsupported",
                                "tools[0]",
                                "A tool's name starts with a letter or an underscore for Gemini; that of tool 1 does"
                                        + " not."),
                        new Problem(
                                "tool_schema_invalid",
                                "tools[1]",
                                "The parameters of tool 2 are not one JSON object."));
    }

    @Test
    void otherThingsThatCannotBeMappedAreRefused() {
        assertThat(problems(ChatRequest.builder()
                        .user("Hi")
                        .model("gemini", "gemini-2.0-flash")
                        .tools(new ToolDefinition("f", "", SCHEMA))
                        .responseFormat(new ResponseFormat.JsonSchema("x", "{} {}"))
                        .reasoningEffort(ReasoningEffort.LOW)
                        .seed(1L << 31)
                        .extraFields("gemini", "[]")))
                .extracting(Problem::code)
                .containsExactly(
                        "response_schema_invalid",
                        "tools_with_json_unsupported",
                        "seed_out_of_range",
                        "reasoning_unsupported",
                        "extra_fields_invalid");
    }

    private static Message image(Role role, String type) {
        return Message.of(
                role,
                List.of(new ContentPart.Text("x"), new ContentPart.Image(ImageContent.copyOf(new byte[1], type))));
    }

    private static List<Problem> problems(ChatRequestBuilder request) {
        return Gemini.create().unsupported(request.build());
    }
}
