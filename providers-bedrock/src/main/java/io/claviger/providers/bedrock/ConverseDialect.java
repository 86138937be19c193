package io.claviger.providers.bedrock;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.provider.http.Catalog;
import io.claviger.provider.http.Credential;
import io.claviger.provider.http.Dialect;
import io.claviger.provider.http.FailureRules;
import io.claviger.provider.http.Framing;
import io.claviger.provider.http.ReplyReader;
import io.claviger.provider.http.WireRequest;
import java.net.URI;
import java.util.List;

/**
 * How the service speaks. Immutable.
 *
 * @param baseUrl where questions are asked
 * @param defaultModel what is asked for when a request names no model
 * @param credential how a key is put on a request
 * @param catalog how keys are checked and models are listed
 */
record ConverseDialect(URI baseUrl, String defaultModel, Credential credential, Catalog catalog) implements Dialect {
    private static final Framing FRAMING = Framing.of(EventStreamFramer.MEDIA_TYPE, EventStreamFramer::new);

    @Override
    public ProviderId id() {
        return Bedrock.ID;
    }

    @Override
    public Framing framing() {
        return FRAMING;
    }

    @Override
    public FailureRules failureRules() {
        return BedrockFailures.RULES;
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        return RequestCheck.problems(
                request, new BedrockModel(request.model(Bedrock.ID).orElse(defaultModel)));
    }

    @Override
    public WireRequest encode(ChatRequest request, String model, boolean streaming) {
        BedrockModel asked = new BedrockModel(model);
        if (!asked.isValid()) {
            throw new IllegalArgumentException(BedrockModel.EXPECTATION);
        }
        String operation = streaming ? "/converse-stream" : "/converse";
        return new WireRequest("/model/" + asked.segment() + operation, RequestBody.write(request, asked));
    }

    @Override
    public ReplyReader reader(boolean streaming) {
        return new AnswerReader(streaming);
    }
}
