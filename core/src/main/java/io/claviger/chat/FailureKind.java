package io.claviger.chat;

/**
 * Why an attempt failed, named the same for every provider.
 *
 * <p>The first six are the public codes of the original specification with its fixed user messages; the others make
 * the set sound: without them an overloaded provider or a too long conversation would be blamed on the key. What the
 * chain does after each kind is one table in {@code io.claviger.fallback}.
 */
public enum FailureKind {
    /** The provider refused the key itself: mistyped, revoked, expired. */
    INVALID_KEY("Invalid API key. Please verify your key."),
    /** The key is good, its money or its allowance for hours or days is spent. */
    QUOTA_EXCEEDED("Quota exceeded. Trying another provider..."),
    /** The key is good and sent too much in the last seconds or minutes. */
    RATE_LIMIT("Rate limit reached. Trying another provider..."),
    /** One of the time limits passed: connect, first token, idle or attempt. */
    TIMEOUT("Request timed out. Trying another provider..."),
    /** The connection failed, broke, or ended before the provider said that it was finished. */
    NETWORK_ERROR("Network error. Trying another provider..."),
    /** The provider does not know the model or does not offer it to this key. */
    UNSUPPORTED_MODEL("Unsupported model. Trying another provider..."),
    /** The provider itself is in trouble or overloaded; nobody's key is at fault. */
    PROVIDER_UNAVAILABLE("The provider is unavailable. Trying another provider..."),
    /** The provider answered with something that is not a chat completion. */
    MALFORMED_RESPONSE("The provider's answer could not be read. Trying another provider..."),
    /** The provider refuses the caller's country or account for this model. */
    REGION_BLOCKED("Not available in this region or for this account. Trying another provider..."),
    /** The conversation does not fit into the model; a model with more room may take it. */
    CONTEXT_TOO_LONG("The conversation is too long for this model. Trying another provider..."),
    /** A content filter refused the request; every provider would be asked the same. */
    CONTENT_BLOCKED("The request was blocked by the provider's content filter."),
    /** The request itself is wrong; no other key or provider helps. */
    INVALID_REQUEST("The provider refused the request as invalid.");

    private final String userMessage;

    FailureKind(String userMessage) {
        this.userMessage = userMessage;
    }

    /** {@return the fixed sentence a user may see for this kind, the same for every provider} */
    public String userMessage() {
        return userMessage;
    }
}
