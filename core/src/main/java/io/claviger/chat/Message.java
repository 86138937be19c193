package io.claviger.chat;

import java.util.ArrayList;
import java.util.List;

/** One turn of a conversation: who speaks, and what. Immutable. */
public final class Message {
    private final Role role;
    private final List<ContentPart> parts;

    private Message(Role role, List<ContentPart> parts) {
        this.role = role;
        this.parts = parts;
    }

    /**
     * Makes a message of several parts.
     *
     * @param role who speaks
     * @param parts what, in order; at least one
     * @return the message
     * @throws IllegalArgumentException when there are no parts
     */
    public static Message of(Role role, List<? extends ContentPart> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A message needs at least one part; found none.");
        }
        return new Message(role, List.copyOf(parts));
    }

    /**
     * Makes a message of the person.
     *
     * @param text the text
     * @return the message
     */
    public static Message user(String text) {
        return of(Role.USER, List.of(new ContentPart.Text(text)));
    }

    /**
     * Makes a message of the model.
     *
     * @param text the text
     * @return the message
     */
    public static Message assistant(String text) {
        return of(Role.ASSISTANT, List.of(new ContentPart.Text(text)));
    }

    /**
     * Makes a message of the host application.
     *
     * @param text the instructions
     * @return the message
     */
    public static Message system(String text) {
        return of(Role.SYSTEM, List.of(new ContentPart.Text(text)));
    }

    /**
     * Makes the answer of a tool.
     *
     * @param call the call that is answered
     * @param content the answer as text
     * @return the message
     */
    public static Message toolResult(ToolCall call, String content) {
        return of(Role.TOOL, List.of(new ContentPart.ToolResult(call.id(), call.name(), content)));
    }

    /** {@return who speaks} */
    public Role role() {
        return role;
    }

    /** {@return the parts in order, never empty} */
    public List<ContentPart> parts() {
        return parts;
    }

    /** {@return the text parts joined, empty when there are none} */
    public String text() {
        if (parts.size() == 1 && parts.get(0) instanceof ContentPart.Text only) {
            return only.text();
        }
        StringBuilder text = new StringBuilder();
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.Text piece) {
                text.append(piece.text());
            }
        }
        return text.toString();
    }

    /** {@return the tool calls the model asks for, in order} */
    public List<ToolCall> toolCalls() {
        List<ToolCall> calls = new ArrayList<>();
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.ToolUse use) {
                calls.add(use.call());
            }
        }
        return List.copyOf(calls);
    }

    /** {@return the role and the number of parts, never content} */
    @Override
    public String toString() {
        return "Message[" + role + ", " + parts.size() + " parts]";
    }
}
