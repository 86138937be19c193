package io.claviger.examples.chatserver.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.ContentPart;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolChoice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompletionRequestReaderTest {
    private static final List<ProviderId> CHAIN =
            List.of(ProviderId.of("gemini"), ProviderId.of("groq"), ProviderId.of("cerebras"));
    private static final String EVERYTHING = """
            {"model":"groq/some-model","models":["auto"],"messages":[
             {"role":"developer","content":"Be short."},
             {"role":"user","content":[{"type":"text","text":"What is this?"},
              {"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]},
             {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{}"}}],
              "claviger_state":[{"provider":"gemini","position":0,"state":"{\\"s\\":1}"}]},
             {"role":"tool","tool_call_id":"c1","content":"A cat."}],
             "temperature":0.5,"top_p":0.9,"max_completion_tokens":50,"stop":"END","seed":7,
             "tools":[{"type":"function","function":{"name":"look","description":"Looks.","parameters":{"type":"object"}}}],
             "tool_choice":{"type":"function","function":{"name":"look"}},
             "response_format":{"type":"json_schema","json_schema":{"name":"cat","schema":{"type":"object"}}},
             "reasoning_effort":"low","stream":true,"stream_options":{"include_usage":true},"n":1,"user":"u"}""";

    private final CompletionRequestReader reader = new CompletionRequestReader(CHAIN, 1_000_000);

    @Test
    void everyParameterArrives() {
        CompletionRequest request = read(EVERYTHING);

        assertThat(request.model()).isEqualTo("groq/some-model");
        assertThat(request.stream()).isTrue();
        assertThat(request.usageAtEnd()).isTrue();
        var chat = request.chat();
        assertThat(chat.providers())
                .containsExactly(ProviderId.of("groq"), ProviderId.of("gemini"), ProviderId.of("cerebras"));
        assertThat(chat.model(ProviderId.of("groq"))).hasValue("some-model");
        assertThat(chat.messages())
                .extracting(message -> message.role())
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL);
        assertThat(chat.messages().get(1).parts().get(1)).isInstanceOf(ContentPart.Image.class);
        assertThat(chat.messages().get(2).parts())
                .hasExactlyElementsOfTypes(ContentPart.ProviderState.class, ContentPart.ToolUse.class);
        assertThat(chat.messages().get(3).parts()).containsExactly(new ContentPart.ToolResult("c1", "look", "A cat."));
        assertThat(chat.temperature()).hasValue(0.5);
        assertThat(chat.topP()).hasValue(0.9);
        assertThat(chat.maxOutputTokens()).isEqualTo(50);
        assertThat(chat.stop()).containsExactly("END");
        assertThat(chat.seed()).hasValue(7);
        assertThat(chat.tools().get(0).parameters()).isEqualTo("{\"type\":\"object\"}");
        assertThat(chat.toolChoice()).isEqualTo(ToolChoice.named("look"));
        assertThat(chat.responseFormat()).isEqualTo(new ResponseFormat.JsonSchema("cat", "{\"type\":\"object\"}"));
        assertThat(chat.reasoningEffort()).hasValue(ReasoningEffort.LOW);
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class, () -> read("""
                        {"model":"auto","temperature":"hot","messages":[{"role":"wizard","content":"x"},
                         {"role":"user","content":[{"type":"image_url","image_url":{"url":"http://169.254.169.254/"}}]},
                         {"role":"tool","tool_call_id":"none","content":"x"}],"response_format":{"type":"xml"}}"""));

        assertThat(refused.problems())
                .extracting(Problem::field)
                .contains(
                        "temperature",
                        "messages[0].role",
                        "messages[1].content[0].image_url.url",
                        "messages[2].tool_call_id",
                        "response_format.type");
        assertThat(refused.getMessage()).doesNotContain("wizard").doesNotContain("169.254");
    }

    @Test
    void parameterThatStandsTwiceIsRefused() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class, () -> read("{\"model\":\"auto\",\"model\":\"groq\",\"messages\":[]}"));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("body_not_json");
    }

    @Test
    void nothingButARefusalComesOfAnyBody() {
        Random random = new Random(20261121);
        byte[] sound = EVERYTHING.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = sound.clone();
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) "{}[]\":,0az\\ \u00e9".charAt(random.nextInt(13));
            }
            assertThatCode(() -> {
                        try {
                            reader.read(body);
                        } catch (InvalidRequestException e) {
                            assertThat(e.problems()).isNotEmpty();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    private CompletionRequest read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
