package io.claviger.testkit;

import io.claviger.chat.FailureKind;
import java.util.List;

/**
 * Bedrock's errors, from recordings, its API reference and issue threads, read November 2026. The names stand in a header,
 * mostly with an address behind them; what stands in front of Bedrock gives them in the body.
 */
final class BedrockErrors {
    private static final String NAME = "x-amzn-ErrorType";
    private static final String ADDRESS = ":http://internal.amazon.com/coral/com.amazon.bedrock/";

    static final List<FakeError> ALL = SharedErrors.after(
            error(
                    Fault.INVALID_KEY,
                    403,
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid."),
            FakeError.of(
                    Fault.INVALID_KEY,
                    "a bearer key that is wrong or of another region",
                    403,
                    "{\"Message\":\"Authentication failed: Please make sure your API Key is valid.\"}"),
            error(
                    Fault.INVALID_KEY,
                    403,
                    "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided. The key was {key}."),
            error(
                    Fault.INVALID_KEY,
                    403,
                    "ExpiredTokenException",
                    "The security token included in the request is expired"),
            FakeError.of(
                    Fault.INVALID_KEY,
                    "the name in the body, with a namespace",
                    403,
                    "{\"__type\":\"com.amazon.coral.service#InvalidSignatureException\",\"message\":\"Signature expired:"
                            + " 20261121T000000Z is now earlier than 20261121T000500Z\"}"),
            error(
                    Fault.QUOTA_EXCEEDED,
                    429,
                    "ThrottlingException",
                    "Too many tokens per day, please wait before trying again."),
            error(
                    Fault.QUOTA_EXCEEDED,
                    400,
                    "ServiceQuotaExceededException",
                    "Your request exceeds the service quota for your account."),
            error(Fault.RATE_LIMIT, 429, "ThrottlingException", "Too many tokens, please wait before trying again."),
            error(Fault.RATE_LIMIT, 429, "ThrottlingException", "Too many requests, please wait before trying again."),
            error(
                    Fault.SERVER_ERROR,
                    500,
                    "InternalServerException",
                    "The system encountered an unexpected error during processing. Try your request again."),
            error(
                    Fault.SERVER_ERROR,
                    424,
                    "ModelErrorException",
                    "The request failed due to an error while processing the model."),
            error(Fault.UNAVAILABLE, 503, "ServiceUnavailableException", "The service isn't available."),
            error(
                    Fault.OVERLOADED,
                    429,
                    "ModelNotReadyException",
                    "The model specified in the request is not ready to serve inference requests."),
            error(
                    Fault.UPSTREAM_TIMEOUT,
                    408,
                    "ModelTimeoutException",
                    "The request took too long to process. Processing time exceeded the model timeout length."),
            error(
                    Fault.CONTEXT_TOO_LONG,
                    400,
                    "ValidationException",
                    "The model returned the following errors: Input Tokens Exceeded: Number of input tokens exceeds"
                            + " maximum length. Please update the input to try again."),
            error(Fault.CONTEXT_TOO_LONG, 400, "ValidationException", "Input is too long for requested model."),
            error(Fault.UNKNOWN_MODEL, 400, "ValidationException", "The provided model identifier is invalid."),
            error(
                    Fault.UNKNOWN_MODEL,
                    400,
                    "ValidationException",
                    "Invocation of model ID fake.fake-2-v1:0 with on-demand throughput isn\u2019t supported. Retry your"
                            + " request with the ID or ARN of an inference profile that contains this model."),
            error(
                    Fault.UNKNOWN_MODEL,
                    403,
                    "AccessDeniedException",
                    "You don't have access to the model with the specified model ID."),
            error(
                    Fault.UNKNOWN_MODEL,
                    404,
                    "ResourceNotFoundException",
                    "This model version has reached the end of its life."),
            error(
                    Fault.REGION_BLOCKED,
                    403,
                    "AccessDeniedException",
                    "User: arn:aws:iam::123456789012:user/somebody is not authorized to perform: bedrock:InvokeModel on"
                            + " resource: arn:aws:bedrock:us-east-1::foundation-model/fake.fake-1-v1:0"),
            error(
                    Fault.BAD_REQUEST,
                    400,
                    "ValidationException",
                    "A conversation must start with a user message. Try again with a conversation that starts with a"
                            + " user message."),
            inBand(Fault.ERROR_FIRST, "ServiceUnavailableException", "The service isn't available."),
            inBand(Fault.ERROR_FIRST, "ThrottlingException", "Too many tokens, please wait before trying again.")
                    .as(FailureKind.RATE_LIMIT),
            inBand(
                            Fault.ERROR_FIRST,
                            "ValidationException",
                            "The model returned the following errors: Input is too long for requested model.")
                    .as(FailureKind.CONTEXT_TOO_LONG),
            inBand(
                    Fault.ERROR_LATER,
                    "ModelStreamErrorException",
                    "An error occurred while streaming the response. Retry your request."));

    private BedrockErrors() {}

    /** What a request gets whose signature fits no key that the fakes know. */
    static FakeError wrongSignature() {
        return ALL.stream()
                .filter(error -> error.name().startsWith("InvalidSignatureException"))
                .findFirst()
                .orElseThrow();
    }

    private static FakeError error(Fault fault, int status, String type, String message) {
        String name = type + ", " + message.substring(0, Math.min(40, message.length()));
        String body = Json.object().put("message", message).toString();
        return FakeError.of(fault, name, status, body).header(NAME, type + ADDRESS);
    }

    private static FakeError inBand(Fault fault, String type, String message) {
        String body = Json.object().put("__type", type).put("message", message).toString();
        return FakeError.of(fault, type, 200, body);
    }
}
