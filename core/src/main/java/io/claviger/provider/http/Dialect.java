package io.claviger.provider.http;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.KeyFormat;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one service speaks: where it lives, how a request is written and an answer is read. Pure: no sockets, no threads,
 * no key. Implementations are immutable and thread-safe; {@link HttpProvider} turns one into a provider.
 */
public interface Dialect {
    /** {@return the provider's name} */
    ProviderId id();

    /** {@return what its keys look like; what is known of the provider's name when not overridden} */
    default KeyFormat keyFormat() {
        return KeyFormat.of(id());
    }

    /** {@return scheme, host, port and leading path, without query; a key goes to this origin only} */
    URI baseUrl();

    /** {@return the model that is asked for when the request names none} */
    String defaultModel();

    /** {@return how the key is put on a request} */
    Credential credential();

    /** {@return how a stream is cut into events; server-sent events when not overridden} */
    default Framing framing() {
        return Framing.SSE;
    }

    /** {@return how errors are told apart} */
    FailureRules failureRules();

    /** {@return how keys are checked and models are listed; not at all when not overridden} */
    default Catalog catalog() {
        return Catalog.NONE;
    }

    /** {@return how long a stream's first piece may take here, empty for the limit of the caller's policy} */
    default Optional<Duration> firstTokenLimit() {
        return Optional.empty();
    }

    /**
     * Names what cannot be mapped.
     *
     * @param request the request
     * @return one problem for each feature that cannot be mapped
     */
    List<Problem> unsupported(ChatRequest request);

    /**
     * Writes a request.
     *
     * @param request what to ask
     * @param model the model to ask for
     * @param streaming whether the answer is wanted piece by piece
     * @return path, headers and body, without the credential
     */
    WireRequest encode(ChatRequest request, String model, boolean streaming);

    /**
     * Makes a reader for one answer.
     *
     * @param streaming true for the events of a stream, false for one whole document
     * @return a new reader, for one answer and one thread
     */
    ReplyReader reader(boolean streaming);
}
