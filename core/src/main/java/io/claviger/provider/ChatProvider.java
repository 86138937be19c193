package io.claviger.provider;

import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.ModelsUnavailableException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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

    /**
     * How long the first piece of a streamed answer may take here: a service that loads a model first is slow and not
     * broken.
     *
     * @return the limit, empty for that of the caller's policy
     */
    default Optional<Duration> firstTokenLimit() {
        return Optional.empty();
    }

    /**
     * Finds out at little or no cost whether a key is accepted.
     *
     * @param key the key, of this provider
     * @param context how to ask
     * @return the verdict, {@code UNKNOWN} when the provider has no way to tell; never fails, and cancelling it closes the
     *     connection
     * @throws IllegalStateException when the key's ring is closed
     */
    default CompletableFuture<KeyVerdict> verify(ApiKey key, LookupContext context) {
        return CompletableFuture.completedFuture(KeyVerdict.of(KeyVerdict.Status.UNKNOWN));
    }

    /**
     * Lists the models; where the provider tells which of them can chat, those.
     *
     * @param key the key, of this provider
     * @param context how to ask
     * @return the models in the provider's order; fails with a {@link ModelsUnavailableException}, of kind
     *     {@code INVALID_REQUEST} when the provider has no list
     * @throws IllegalStateException when the key's ring is closed
     */
    default CompletableFuture<List<ChatModel>> models(ApiKey key, LookupContext context) {
        return CompletableFuture.failedFuture(new ModelsUnavailableException(id(), FailureKind.INVALID_REQUEST, 0));
    }
}
