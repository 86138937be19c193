package io.claviger.examples.chatserver.chat;

/**
 * A course one may ask about.
 *
 * @param id as in {@code courseId}
 * @param title for people
 */
public record Course(String id, String title) {}
