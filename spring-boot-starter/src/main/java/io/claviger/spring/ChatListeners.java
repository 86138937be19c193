package io.claviger.spring;

import io.claviger.fallback.ChatListener;
import io.claviger.fallback.FallbackChat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who hears of requests.
 *
 * @param shared those that hear of all requests
 * @param perRequest those that make a listener for each request
 */
record ChatListeners(List<ChatListener> shared, List<Supplier<? extends ChatListener>> perRequest) {
    void join(FallbackChat.Builder chat) {
        perRequest.forEach(chat::listenerPerRequest);
        shared.forEach(chat::listener);
    }
}
