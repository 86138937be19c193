package io.claviger.chat;

/**
 * A model that a provider offers. Immutable.
 *
 * @param provider who offers it
 * @param id its name, as {@link ChatRequestBuilder#model} takes it
 * @param contextTokens how many tokens question and answer may have together, 0 when the provider does not say
 * @param maxOutputTokens how many tokens an answer may have, 0 when the provider does not say
 */
public record ChatModel(ProviderId provider, String id, long contextTokens, long maxOutputTokens) {
    /**
     * A model of which only the name is known.
     *
     * @param provider who offers it
     * @param id its name
     */
    public ChatModel(ProviderId provider, String id) {
        this(provider, id, 0, 0);
    }
}
