package io.claviger.examples.chatserver.history;

import io.claviger.chat.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes a conversation as Markdown. What was said stays as it was written. For one thread. */
final class MarkdownWriter {
    private final Writer out;

    MarkdownWriter(Writer out) {
        this.out = out;
    }

    void title(String title) {
        write("# " + (title.isEmpty() ? "Conversation" : title) + "\n");
    }

    void message(Message message) {
        write("\n## " + speaker(message) + "\n\n" + message.text().strip() + "\n");
        if (message.state() != MessageState.COMPLETE) {
            write("\n*(" + message.state().word() + ")*\n");
        }
    }

    /** Sends what a buffer may hold back. */
    void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String speaker(Message message) {
        if (message.role() == Role.USER) {
            return "You";
        }
        if (message.role() != Role.ASSISTANT) {
            return Rows.word(message.role());
        }
        String provider = message.provider();
        String model = message.model();
        return "Assistant" + (provider == null ? "" : " (" + provider + (model == null ? "" : ", " + model) + ")");
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
