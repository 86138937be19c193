/** Tests of the chat server through its sockets. */
@NullMarked
package io.claviger.examples.chatserver;

import org.jspecify.annotations.NullMarked;
