/** Conversation history: the interface of a store, and a bounded one in memory. */
@NullMarked
package io.claviger.conversation;

import org.jspecify.annotations.NullMarked;
