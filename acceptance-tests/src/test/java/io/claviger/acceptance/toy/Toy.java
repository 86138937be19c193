package io.claviger.acceptance.toy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Usage;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.Dialect;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.provider.http.Reply;
import io.claviger.provider.http.ReplyReader;
import io.claviger.provider.http.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The made-up service "toy": one prompt in, words out, one JSON object for each word. */
public record Toy(URI baseUrl) implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FailureRules RULES = FailureRules.builder()
            .code(FailureKind.INVALID_KEY, 403, "who_are_you")
            .phrase(FailureKind.QUOTA_EXCEEDED, 429, "come back tomorrow")
            .build();

    /** {@return the provider} */
    public static ChatProvider at(URI baseUrl) {
        return HttpProvider.of(new Toy(baseUrl), HttpTransport.shared());
    }

    @Override
    public ProviderId id() {
        return ProviderId.of("toy");
    }

    @Override
    public String defaultModel() {
        return "toy-1";
    }

    @Override
    public Credential credential() {
        return Credential.header("x-toy-key");
    }

    @Override
    public FailureRules failureRules() {
        return RULES;
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        return request.tools().isEmpty()
                ? List.of()
                : List.of(new Problem("tools_unsupported", "tools", "Toy has no tools."));
    }

    @Override
    public WireRequest encode(ChatRequest request, String model, boolean streaming) {
        String prompt =
                String.join("\n", request.messages().stream().map(Message::text).toList());
        JsonNode body = JSON.createObjectNode()
                .put("model", model)
                .put("prompt", prompt)
                .put("words", request.maxOutputTokens())
                .put("stream", streaming);
        return new WireRequest("/say", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ReplyReader reader(boolean streaming) {
        return Toy::read;
    }

    private static void read(byte[] buffer, int offset, int length, Reply reply) throws IOException {
        JsonNode event = JSON.readTree(buffer, offset, length);
        if (event.has("error")) {
            reply.error();
            return;
        }
        reply.text(event.path("word").asText());
        if (event.has("end")) {
            boolean full = event.path("end").asText().equals("full");
            reply.finish(
                    full ? FinishReason.LENGTH : FinishReason.STOP,
                    event.path("end").asText());
            reply.usage(new Usage(event.path("in").asLong(), event.path("out").asLong(), 0, 0));
        }
    }
}
