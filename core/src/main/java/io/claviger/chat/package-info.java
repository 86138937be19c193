/** The vocabulary of a chat completion: requests, messages, responses, events, failure kinds and exceptions. */
@NullMarked
package io.claviger.chat;

import org.jspecify.annotations.NullMarked;
