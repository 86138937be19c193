package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.security.Caller;
import java.time.Instant;

/**
 * What a ticket proves.
 *
 * @param caller who asked for it
 * @param until until when the access token holds that was shown for it
 */
record Ticket(Caller caller, Instant until) {}
