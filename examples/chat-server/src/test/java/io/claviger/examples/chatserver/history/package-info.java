/** Tests of the history, on both databases. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.history;
