/** Keys that a user opens once for several requests: in memory only, encrypted, wiped at their end. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.keysession;
