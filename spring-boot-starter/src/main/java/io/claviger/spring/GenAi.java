package io.claviger.spring;

import io.claviger.chat.FailureKind;
import io.claviger.chat.ProviderId;
import java.util.Locale;
import java.util.Map;

/**
 * The words of the OpenTelemetry semantic conventions for generative AI (metrics and client spans, status "development",
 * read on 2026-11-21).
 */
final class GenAi {
    static final String OPERATION_DURATION = "gen_ai.client.operation.duration";
    static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    static final String TOKEN_USAGE = "gen_ai.client.token.usage";

    static final String OPERATION_NAME = "gen_ai.operation.name";
    static final String PROVIDER_NAME = "gen_ai.provider.name";
    static final String REQUEST_MODEL = "gen_ai.request.model";
    static final String REQUEST_STREAM = "gen_ai.request.stream";
    static final String RESPONSE_MODEL = "gen_ai.response.model";
    static final String RESPONSE_FINISH_REASONS = "gen_ai.response.finish_reasons";
    static final String RESPONSE_TIME_TO_FIRST_CHUNK = "gen_ai.response.time_to_first_chunk";
    static final String USAGE_INPUT_TOKENS = "gen_ai.usage.input_tokens";
    static final String USAGE_OUTPUT_TOKENS = "gen_ai.usage.output_tokens";
    static final String USAGE_CACHED_TOKENS = "gen_ai.usage.cache_read.input_tokens";
    static final String USAGE_REASONING_TOKENS = "gen_ai.usage.reasoning.output_tokens";
    static final String TOKEN_TYPE = "gen_ai.token.type";
    static final String ERROR_TYPE = "error.type";
    static final String HTTP_STATUS = "http.response.status_code";

    /** The one operation there is. */
    static final String CHAT = "chat";

    /** Said of a request or an attempt whose caller went away. */
    static final String CANCELLED = "cancelled";

    /** Said in a metric where a span would say nothing: every series of a metric has the same tags. */
    static final String NONE = "none";

    /** The well-known names that differ from ours; all others are ours, which the conventions allow. */
    private static final Map<String, String> WELL_KNOWN = Map.of(
            "gemini", "gcp.gemini",
            "bedrock", "aws.bedrock",
            "mistral", "mistral_ai",
            "moonshot", "moonshot_ai",
            "xai", "x_ai",
            "azure-openai", "azure.ai.openai",
            "vertex", "gcp.vertex_ai",
            "watsonx", "ibm.watsonx.ai");

    private GenAi() {}

    static String providerName(ProviderId provider) {
        return WELL_KNOWN.getOrDefault(provider.value(), provider.value());
    }

    /** {@return the kind as {@code error.type}, such as {@code rate_limit}} */
    static String errorType(FailureKind kind) {
        return word(kind);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
