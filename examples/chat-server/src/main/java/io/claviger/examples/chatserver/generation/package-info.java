/** Answers as jobs of the server: each goes on whoever listens, and tells late listeners what they missed. */
@NullMarked
package io.claviger.examples.chatserver.generation;

import org.jspecify.annotations.NullMarked;
