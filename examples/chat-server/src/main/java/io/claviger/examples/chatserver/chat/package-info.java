/** The chat's endpoints: a question comes in, the assistant answers on a thread of its own, the client is watched. */
@NullMarked
package io.claviger.examples.chatserver.chat;

import org.jspecify.annotations.NullMarked;
