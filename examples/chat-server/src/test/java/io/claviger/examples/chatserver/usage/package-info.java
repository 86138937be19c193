/** Tests of the counters, on both databases. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.usage;
