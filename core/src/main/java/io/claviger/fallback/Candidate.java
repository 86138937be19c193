package io.claviger.fallback;

import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.provider.ChatProvider;

/**
 * One possible attempt.
 *
 * @param provider whom to call
 * @param key with which key
 * @param model for which model
 * @param breaker what is known of the provider's outages
 */
record Candidate(ChatProvider provider, ApiKey key, String model, OutageBreaker breaker) {
    ProviderId providerId() {
        return provider.id();
    }

    String label() {
        return key.label();
    }
}
