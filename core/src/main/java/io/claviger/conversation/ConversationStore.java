package io.claviger.conversation;

import java.util.List;

/**
 * Keeps the histories of conversations.
 *
 * <p>Every method asks for the owner, and an owner sees nothing but its own: a conversation of another owner is in
 * every respect as one that does not exist. A client may therefore choose its ids freely.
 *
 * <p>Owners are compared exactly, by case and by every character. An owner is 1 to 255 characters, anything else is an
 * {@link IllegalArgumentException} in every method.
 *
 * <p>A store may be bounded: then it forgets the oldest messages of a long conversation and the conversations that were
 * idle longest, and says so in its documentation.
 *
 * <p>Implementations are thread-safe. What a database refuses or fails to do comes out as the unchecked exception of
 * its library.
 */
public interface ConversationStore {
    /** The most characters of an owner. */
    int MAX_OWNER_LENGTH = 255;

    /**
     * Appends messages, and begins the conversation when the owner has none of that id.
     *
     * <p>Messages of one call stay next to each other and in their order, also under concurrent calls: all of them are
     * appended or, when this throws, none.
     *
     * @param owner whose conversation it is
     * @param id the conversation
     * @param messages one or more messages, such as a question and its answer
     * @return the messages as they are stored, in the same order
     * @throws IllegalArgumentException when there are no messages
     */
    List<StoredMessage> append(String owner, ConversationId id, List<NewMessage> messages);

    /**
     * Reads the newest messages of a conversation.
     *
     * @param owner whose conversation it is
     * @param id the conversation
     * @param newest how many messages to read at most, 0 or more
     * @return the messages, oldest first; empty when the owner has no such conversation
     */
    List<StoredMessage> history(String owner, ConversationId id, int newest);

    /**
     * Lists an owner's conversations.
     *
     * @param owner whose conversations
     * @param newest how many conversations to list at most, 0 or more
     * @return one line for each, the most recently appended to first
     */
    List<ConversationSummary> list(String owner, int newest);

    /**
     * Deletes a conversation with all its messages.
     *
     * @param owner whose conversation it is
     * @param id the conversation
     * @return whether there was one; false when the owner has no such conversation
     */
    boolean delete(String owner, ConversationId id);
}
