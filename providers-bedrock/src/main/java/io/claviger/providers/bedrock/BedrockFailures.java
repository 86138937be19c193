package io.claviger.providers.bedrock;

import static io.claviger.chat.FailureKind.CONTEXT_TOO_LONG;
import static io.claviger.chat.FailureKind.INVALID_KEY;
import static io.claviger.chat.FailureKind.INVALID_REQUEST;
import static io.claviger.chat.FailureKind.PROVIDER_UNAVAILABLE;
import static io.claviger.chat.FailureKind.QUOTA_EXCEEDED;
import static io.claviger.chat.FailureKind.RATE_LIMIT;
import static io.claviger.chat.FailureKind.REGION_BLOCKED;
import static io.claviger.chat.FailureKind.TIMEOUT;
import static io.claviger.chat.FailureKind.UNSUPPORTED_MODEL;
import static io.claviger.provider.http.FailureRules.ANY;

import io.claviger.provider.http.FailureRules;

/**
 * Bedrock's errors. A code is the name of an exception, in a header, in the body, or in a frame of a stream (Converse API
 * reference and "Troubleshooting error codes" of the Bedrock User Guide, common errors of AWS, recordings and issue
 * threads, read November 2026).
 */
final class BedrockFailures {
    static final FailureRules RULES = FailureRules.builder()
            // The host's clock is wrong, whatever the key.
            .phrase(INVALID_KEY, 403, "signature expired", "signature not yet current")
            .doubtful()
            .code(
                    INVALID_KEY,
                    ANY,
                    "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "IncompleteSignatureException",
                    "MissingAuthenticationTokenException",
                    "ExpiredTokenException",
                    "ExpiredToken")
            .phrase(
                    INVALID_KEY,
                    403,
                    "authentication failed",
                    "api key is valid",
                    "api key has expired",
                    "bearer token has expired",
                    "security token included in the request is")
            // "Too many tokens" is no overflow here; a day is long, a minute is not.
            .phrase(QUOTA_EXCEEDED, 429, "per day")
            .phrase(QUOTA_EXCEEDED, ANY, "tokens per day")
            .code(QUOTA_EXCEEDED, ANY, "ServiceQuotaExceededException")
            .code(PROVIDER_UNAVAILABLE, ANY, "ModelNotReadyException")
            .code(RATE_LIMIT, ANY, "ThrottlingException", "TooManyRequestsException")
            // A model that nobody switched on for this account, and nothing that the key could do better.
            .phrase(UNSUPPORTED_MODEL, 403, "access to the model", "model access is denied")
            .code(REGION_BLOCKED, 403, "AccessDeniedException", "OptInRequired")
            .code(UNSUPPORTED_MODEL, ANY, "ResourceNotFoundException")
            .phrase(CONTEXT_TOO_LONG, ANY, "input tokens exceeded", "number of input tokens exceeds")
            .phrase(CONTEXT_TOO_LONG, ANY, "too many input tokens", "input is too long", "prompt is too long")
            .phrase(
                    UNSUPPORTED_MODEL,
                    ANY,
                    "model identifier is invalid",
                    "inference profile",
                    "on-demand throughput",
                    "end of its life",
                    "maximum tokens you requested exceeds")
            // What one model of many does not take, in both spellings of the apostrophe.
            .phrase(
                    UNSUPPORTED_MODEL,
                    ANY,
                    "doesn't support",
                    "doesn\u2019t support",
                    "does not support",
                    "isn't supported",
                    "isn\u2019t supported",
                    "is not supported",
                    "not support")
            .code(TIMEOUT, ANY, "ModelTimeoutException")
            .code(
                    PROVIDER_UNAVAILABLE,
                    ANY,
                    "InternalServerException",
                    "InternalFailure",
                    "ServiceUnavailableException",
                    "ServiceUnavailable",
                    "ModelErrorException",
                    "ModelStreamErrorException")
            .code(INVALID_REQUEST, ANY, "ValidationException", "ConflictException")
            .build();

    private BedrockFailures() {}
}
