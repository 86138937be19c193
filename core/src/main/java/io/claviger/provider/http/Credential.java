package io.claviger.provider.http;

import java.net.URI;
import java.util.Map;

/** How a key is put on a request. Stateless and thread-safe. */
@FunctionalInterface
public interface Credential {
    /**
     * Makes the headers that carry the credential.
     *
     * @param key the key's characters, printable ASCII; zeroed when this returns, not to be kept
     * @param target where the request goes
     * @param request what is sent, for credentials that sign it
     * @return header names and values
     */
    Map<String, String> headers(char[] key, URI target, WireRequest request);

    /**
     * Where this key is used: a service that has a place for each region may name the region in the key. What is made of
     * the key must be checked to the letter, since it names a host.
     *
     * @param key the key's characters; zeroed when this returns, not to be kept
     * @param configured the base URL of the dialect, or of its catalog
     * @return the base URL for this key; the configured one when not overridden
     */
    default URI baseUrl(char[] key, URI configured) {
        return configured;
    }

    /** {@return {@code Authorization: Bearer KEY} (RFC 6750 section 2.1)} */
    static Credential bearer() {
        return (key, target, request) -> Map.of("Authorization", "Bearer " + new String(key));
    }

    /**
     * A header that holds nothing but the key.
     *
     * @param name the header's name
     * @return the credential
     */
    static Credential header(String name) {
        return (key, target, request) -> Map.of(name, new String(key));
    }
}
