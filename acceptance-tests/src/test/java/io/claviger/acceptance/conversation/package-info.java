/** Conversations that move from one service to another. */
@org.jspecify.annotations.NullMarked
package io.claviger.acceptance.conversation;
