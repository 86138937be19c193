package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;

/**
 * A conversation was changed or deleted otherwise than by a new message: an application event, published after the commit.
 *
 * @param owner the user
 * @param id the conversation
 * @param deleted whether it is gone
 */
public record ConversationEvent(String owner, ConversationId id, boolean deleted) {}
