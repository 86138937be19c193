package io.claviger.examples.chatserver.keysession;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is told of a key session.
 *
 * @param id its id, which is not a secret: it counts with its owner's access token only
 * @param expiresAt when it ends unless it is used
 * @param idleSeconds how long it may rest
 * @param keys the labels of its keys, such as {@code groq key 1}
 */
record KeySessionJson(String id, Instant expiresAt, long idleSeconds, List<String> keys) {
    static KeySessionJson of(KeySession session, Duration idle) {
        return new KeySessionJson(session.id(), session.expiry(), idle.toSeconds(), session.labels());
    }

    /** Several. */
    record All(List<KeySessionJson> items) {}
}
