package io.claviger.conversation;

import io.claviger.chat.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** One conversation of the store in memory. Guarded by the store's lock. */
final class Conversation {
    private final ConversationId id;
    private final Deque<StoredMessage> messages = new ArrayDeque<>();
    private final Instant createdAt;
    private Instant updatedAt;
    private String title = "";
    private long appended;
    private long characters;

    Conversation(ConversationId id, Instant now) {
        this.id = id;
        createdAt = now.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = createdAt;
    }

    List<StoredMessage> append(List<NewMessage> additions, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        if (time.isAfter(updatedAt)) {
            updatedAt = time;
        }
        List<StoredMessage> stored = new ArrayList<>(additions.size());
        for (NewMessage addition : additions) {
            if (title.isEmpty() && addition.role() == Role.USER) {
                title = ConversationSummary.titleOf(addition.text());
            }
            appended++;
            stored.add(new StoredMessage(
                    "msg_" + appended,
                    addition.role(),
                    addition.text(),
                    addition.provider(),
                    addition.model(),
                    updatedAt));
            characters += addition.text().length();
        }
        messages.addAll(stored);
        return List.copyOf(stored);
    }

    /** Forgets the oldest messages until at most these many messages and characters are left, but never the newest. */
    void shrinkTo(int mostMessages, long mostCharacters) {
        while (messages.size() > 1 && (messages.size() > mostMessages || characters > mostCharacters)) {
            characters -= messages.removeFirst().text().length();
        }
    }

    List<StoredMessage> newest(int count) {
        List<StoredMessage> newest = new ArrayList<>(Math.min(count, messages.size()));
        int skipped = Math.max(0, messages.size() - count);
        Iterator<StoredMessage> oldestFirst = messages.iterator();
        for (int at = 0; oldestFirst.hasNext(); at++) {
            StoredMessage message = oldestFirst.next();
            if (at >= skipped) {
                newest.add(message);
            }
        }
        return List.copyOf(newest);
    }

    ConversationSummary summary() {
        return new ConversationSummary(id, title, createdAt, updatedAt, messages.size());
    }

    long characters() {
        return characters;
    }
}
