package io.claviger.examples.chatserver.history;

/**
 * A question and the row of its answer, stored.
 *
 * @param conversation the conversation as it is after that
 * @param question the user's message
 * @param answer the answer, streaming unless this is a repetition
 * @param repeated whether the same client id was stored before: then nothing was stored now and no job is to start
 */
public record Turn(Conversation conversation, Message question, Message answer, boolean repeated) {}
