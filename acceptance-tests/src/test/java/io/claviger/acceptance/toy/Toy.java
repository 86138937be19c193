package io.claviger.acceptance.toy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Usage;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.Dialect;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.Framing;
import io.claviger.provider.http.HttpProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.provider.http.Reply;
import io.claviger.provider.http.ReplyReader;
import io.claviger.provider.http.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The made-up service "toy": what was said goes in, words come out, one JSON object on a line for each. */
record Toy(
        ProviderId id,
        URI baseUrl,
        String defaultModel,
        Credential credential,
        Framing framing,
        FailureRules failureRules,
        Catalog catalog,
        Optional<Duration> firstTokenLimit)
        implements Dialect {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final ProviderId TOY = ProviderId.of("toy");
    private static final FailureRules RULES = FailureRules.builder()
            .code(FailureKind.INVALID_KEY, FailureRules.ANY, "who_are_you")
            .phrase(FailureKind.QUOTA_EXCEEDED, 429, "come back tomorrow")
            .build();

    static ChatProvider at(URI url) {
        Credential key = Credential.header("x-toy-key");
        Optional<Duration> windingUp = Optional.of(Duration.ofSeconds(20));
        Dialect toy = new Toy(TOY, url, "toy-1", key, Framing.NDJSON, RULES, new ToyCatalog(TOY), windingUp);
        return HttpProvider.of(toy, HttpTransport.shared());
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        return request.features(id).stream()
                .map(feature -> new Problem("feature_unsupported", feature, "Toy has no " + feature + "."))
                .toList();
    }

    @Override
    public WireRequest encode(ChatRequest request, String model, boolean streaming) {
        ObjectNode body = JSON.createObjectNode().put("mind", model).put("stream", streaming);
        body.put("words", request.maxOutputTokens());
        for (Message message : request.messages()) {
            body.withArray("said").addObject().put(message.role().name(), message.text());
        }
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
        String end = event.path("end").asText();
        if (!end.isEmpty()) {
            reply.usage(new Usage(event.path("in").asLong(), event.path("out").asLong(), 0, 0));
            reply.finish(end.equals("full") ? FinishReason.LENGTH : FinishReason.STOP, end);
            reply.end();
        }
    }
}
