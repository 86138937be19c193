/** What goes out: the records of the HTTP contract, as JSON and as server-sent events. */
@NullMarked
package io.claviger.examples.chatserver.wire;

import org.jspecify.annotations.NullMarked;
