package io.claviger.examples.chatserver.openai;

import io.claviger.examples.chatserver.database.RandomId;
import java.time.Instant;

/**
 * What all pieces of one completion have in common.
 *
 * @param id of this server's making
 * @param created seconds since 1970
 */
record CompletionHead(String id, long created) {
    static CompletionHead at(Instant now) {
        return new CompletionHead(RandomId.of("chatcmpl"), now.getEpochSecond());
    }
}
