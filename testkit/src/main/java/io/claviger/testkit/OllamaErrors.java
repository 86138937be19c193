package io.claviger.testkit;

import java.util.List;

/**
 * Ollama's errors: of a server from its source and documentation, read August 2026; of the cloud from a recording and
 * from issue threads of 2026.
 */
final class OllamaErrors {
    static final List<FakeError> ALL = SharedErrors.after(
            error(Fault.INVALID_KEY, "the cloud", 401, "unauthorized"),
            FakeError.of(
                    Fault.INVALID_KEY,
                    "a server that is not signed in",
                    401,
                    "{\"error\":\"unauthorized\",\"signin_url\":\"https://ollama.com/connect?name=host&key=c3NoLWVk\"}"),
            FakeError.of(
                    Fault.INVALID_KEY,
                    "an object for a text",
                    401,
                    "{\"error\":{\"message\":\"Unauthorized\",\"type\":\"api_error\",\"param\":null,\"code\":null}}"),
            error(
                    Fault.QUOTA_EXCEEDED,
                    "the session's allowance",
                    429,
                    "you (somebody) have reached your session usage limit, upgrade for higher limits:"
                            + " https://ollama.com/upgrade"),
            error(
                    Fault.QUOTA_EXCEEDED,
                    "the week's allowance",
                    429,
                    "you've reached your weekly usage limit, please wait or upgrade to continue"),
            error(Fault.RATE_LIMIT, "too many at once", 429, "too many requests"),
            error(
                    Fault.SERVER_ERROR,
                    "the model's process died",
                    500,
                    "model runner has unexpectedly stopped, this may be due to resource limitations or an internal"
                            + " error, check ollama server logs for details"),
            error(Fault.SERVER_ERROR, "the cloud is out of reach", 502, "dial tcp: connection refused"),
            error(Fault.UNAVAILABLE, "the cloud is away", 503, "Service Temporarily Unavailable"),
            error(
                    Fault.OVERLOADED,
                    "a server's queue is full",
                    503,
                    "server busy, please try again.  maximum pending requests exceeded"),
            error(
                    Fault.OVERLOADED,
                    "the cloud is overloaded",
                    503,
                    "Server overloaded, please retry shortly (ref: 96164522-08b2-4cbf-886e-e5a38961a688)"),
            error(Fault.CONTEXT_TOO_LONG, "a server", 400, "the input length exceeds the context length"),
            error(
                    Fault.CONTEXT_TOO_LONG,
                    "a server, in more words",
                    400,
                    "the prompt is longer than the context length currently available to the model; shorten the prompt,"
                            + " adjust the context length in settings, or use a model with a longer context length"),
            error(
                    Fault.CONTEXT_TOO_LONG,
                    "the model's process",
                    400,
                    "request (302 tokens) exceeds the available context size (256 tokens), try increasing it"),
            error(
                    Fault.CONTEXT_TOO_LONG,
                    "the cloud",
                    400,
                    "prompt too long; exceeded max context length by 1119046 tokens (ref: 96164522)"),
            error(Fault.UNKNOWN_MODEL, "not there", 404, "model 'fake-0' not found"),
            error(
                    Fault.UNKNOWN_MODEL,
                    "not there, of old",
                    404,
                    "model \\\"fake-0\\\" not found, try pulling it first"),
            error(Fault.UNKNOWN_MODEL, "withdrawn", 410, "model 'fake-0' was retired"),
            error(Fault.UNKNOWN_MODEL, "no chat model", 400, "\\\"fake-0\\\" does not support chat"),
            error(Fault.UNKNOWN_MODEL, "no tools", 400, "registry.ollama.ai/library/fake-0 does not support tools"),
            error(Fault.UNKNOWN_MODEL, "no thinking", 400, "\\\"fake-0\\\" does not support thinking"),
            error(
                    Fault.UNKNOWN_MODEL,
                    "beyond the plan",
                    403,
                    "this model requires a subscription, upgrade for access: https://ollama.com/upgrade"),
            error(
                    Fault.UNKNOWN_MODEL,
                    "too big",
                    500,
                    "model requires more system memory (60.1 GiB) than is available (14.2 GiB)"),
            error(Fault.REGION_BLOCKED, "the cloud is switched off", 403, "ollama cloud is disabled"),
            error(Fault.BAD_REQUEST, "no body", 400, "missing request body"),
            error(Fault.BAD_REQUEST, "no model", 400, "model is required"),
            error(Fault.ERROR_FIRST, "the model failed", 200, "an error was encountered while running the model"),
            error(Fault.ERROR_FIRST, "busy", 200, "server busy, please try again.  maximum pending requests exceeded"));

    private OllamaErrors() {}

    private static FakeError error(Fault fault, String name, int status, String text) {
        return FakeError.of(fault, name, status, "{\"error\":\"" + text + "\"}");
    }
}
