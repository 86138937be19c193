package io.claviger.provider.http;

import io.claviger.chat.ChatModel;
import io.claviger.chat.KeyVerdict;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The calls of a service that are no chats: proving a key at little or no cost, and listing models. They carry the
 * dialect's credential, mostly as {@link WireRequest#get GET}, and their errors are named by the dialect's
 * {@link FailureRules}; the methods that read get the body of a success, of at most 8 MiB. Pure, like a {@link Dialect}:
 * throws nothing but what is declared, whatever the bytes. Immutable and thread-safe.
 */
public interface Catalog {
    /** A service without either. */
    Catalog NONE = new Catalog() {};

    /** {@return where these calls go, empty for the base URL of the dialect; the same vendor's, since it gets the key} */
    default Optional<URI> baseUrl() {
        return Optional.empty();
    }

    /** {@return a call that any good key may make and no bad one, empty when the service has none} */
    default Optional<WireRequest> keyCheck() {
        return Optional.empty();
    }

    /**
     * Reads what came with the success of a key check.
     *
     * @param document the body in UTF-8
     * @return the verdict, {@code VALID} when not overridden
     * @throws IOException when it is not the JSON that was expected, which leaves the key unknown
     */
    default KeyVerdict readKeyCheck(byte[] document) throws IOException {
        return KeyVerdict.of(KeyVerdict.Status.VALID);
    }

    /** {@return the call that lists models, empty when the service has none} */
    default Optional<WireRequest> models() {
        return Optional.empty();
    }

    /**
     * Reads a list of models.
     *
     * @param document the body in UTF-8
     * @return the models in the service's order, each named as a request can name it; where it tells which can chat,
     *     those
     * @throws IOException when it is not the JSON that was expected
     */
    default List<ChatModel> readModels(byte[] document) throws IOException {
        return List.of();
    }
}
