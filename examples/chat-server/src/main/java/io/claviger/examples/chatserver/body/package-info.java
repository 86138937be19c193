/** Reads the body of a question: bounded, strict, and without leaving a key behind. */
@NullMarked
package io.claviger.examples.chatserver.body;

import org.jspecify.annotations.NullMarked;
