package io.claviger.provider;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyFormat;
import java.util.List;

/**
 * An AI service that completes chats.
 *
 * <p>Implementations are thread-safe and hold no credential: the key is an argument of every call. A service that is
 * reached over HTTP is written as an {@code io.claviger.provider.http.Dialect} and needs nothing of this package.
 */
public interface ChatProvider {
    /** {@return the provider's name, unique in a chain} */
    ProviderId id();

    /** {@return what this provider's keys look like, and whether it needs one} */
    KeyFormat keyFormat();

    /** {@return the model that is asked for when the request names none} */
    String defaultModel();

    /**
     * Names what this provider cannot do, so that it is passed over before any call.
     *
     * @param request the request
     * @return one problem for each feature that cannot be mapped, empty when all can
     */
    List<Problem> unsupported(ChatRequest request);

    /**
     * Starts one attempt and returns at once; everything that happens is polled from the call.
     *
     * @param request what to ask; {@link #unsupported} said nothing against it
     * @param key the key to use, of this provider; keyless when it needs none
     * @param context how to call
     * @return the running call
     * @throws IllegalStateException when the key's ring is closed
     */
    ProviderCall start(ChatRequest request, ApiKey key, CallContext context);
}
