package io.claviger.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps conversations in memory until the process ends, bounded in every direction.
 *
 * <p>Unless set otherwise it holds 100 conversations of each owner, 10,000 in all, 500 messages in each and 50 million
 * characters together. Beyond that it forgets: in a conversation the oldest messages; of an owner, and of all, the
 * conversation that was appended to least recently. The conversation that is appended to stays, and its newest message
 * in any case.
 *
 * <p>Thread-safe: one lock, held for copying references only.
 */
public final class InMemoryConversationStore implements ConversationStore {
    private final int conversationsPerOwner;
    private final int conversations;
    private final int messagesPerConversation;
    private final long characters;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    // All below guarded by lock. Both orders: appended to least recently first.
    private final Map<Place, Conversation> places = new LinkedHashMap<>();
    private final Map<String, Set<ConversationId>> owners = new LinkedHashMap<>();
    private long charactersHeld;

    /** Whose conversation, and which. */
    private record Place(String owner, ConversationId id) {}

    private InMemoryConversationStore(Builder builder) {
        conversationsPerOwner = builder.conversationsPerOwner;
        conversations = builder.conversations;
        messagesPerConversation = builder.messagesPerConversation;
        characters = builder.characters;
        clock = builder.clock;
    }

    /** {@return a store with the default bounds and the system's clock} */
    public static InMemoryConversationStore create() {
        return builder().build();
    }

    /** {@return a builder with the default bounds and the system's clock} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public List<StoredMessage> append(String owner, ConversationId id, List<NewMessage> messages) {
        requireOwner(owner);
        List<NewMessage> additions = List.copyOf(messages);
        if (additions.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to append: expected at least one message.");
        }
        lock.lock();
        try {
            Instant now = clock.instant();
            Conversation conversation = moveToYoungEnd(new Place(owner, id), now);
            charactersHeld -= conversation.characters();
            List<StoredMessage> stored = conversation.append(additions, now);
            conversation.shrinkTo(messagesPerConversation, characters);
            charactersHeld += conversation.characters();
            makeRoom(owner);
            return stored;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StoredMessage> history(String owner, ConversationId id, int newest) {
        requireOwner(owner);
        requireCount(newest);
        lock.lock();
        try {
            Conversation conversation = places.get(new Place(owner, id));
            return conversation == null ? List.of() : conversation.newest(newest);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<ConversationSummary> list(String owner, int newest) {
        requireOwner(owner);
        requireCount(newest);
        lock.lock();
        try {
            List<ConversationSummary> lines = new ArrayList<>();
            for (ConversationId id : owners.getOrDefault(owner, Set.of())) {
                Conversation conversation = places.get(new Place(owner, id));
                if (conversation != null) {
                    lines.add(conversation.summary());
                }
            }
            Collections.reverse(lines);
            return List.copyOf(lines.subList(0, Math.min(newest, lines.size())));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean delete(String owner, ConversationId id) {
        requireOwner(owner);
        lock.lock();
        try {
            return forget(new Place(owner, id));
        } finally {
            lock.unlock();
        }
    }

    private Conversation moveToYoungEnd(Place place, Instant now) {
        Conversation conversation = places.remove(place);
        if (conversation == null) {
            conversation = new Conversation(place.id(), now);
        }
        places.put(place, conversation);
        Set<ConversationId> ids = owners.computeIfAbsent(place.owner(), owner -> new LinkedHashSet<>());
        ids.remove(place.id());
        ids.add(place.id());
        return conversation;
    }

    private void makeRoom(String owner) {
        Set<ConversationId> ids = owners.getOrDefault(owner, Set.of());
        if (ids.size() > conversationsPerOwner) {
            forget(new Place(owner, ids.iterator().next()));
        }
        while (places.size() > conversations || (charactersHeld > characters && places.size() > 1)) {
            forget(places.keySet().iterator().next());
        }
    }

    private boolean forget(Place place) {
        Conversation conversation = places.remove(place);
        if (conversation == null) {
            return false;
        }
        charactersHeld -= conversation.characters();
        owners.computeIfPresent(place.owner(), (owner, ids) -> {
            ids.remove(place.id());
            return ids.isEmpty() ? null : ids;
        });
        return true;
    }

    private static void requireOwner(String owner) {
        if (owner.isEmpty() || owner.length() > MAX_OWNER_LENGTH) {
            throw new IllegalArgumentException(
                    "An owner is 1 to " + MAX_OWNER_LENGTH + " characters; found " + owner.length() + ".");
        }
    }

    private static void requireCount(int newest) {
        if (newest < 0) {
            throw new IllegalArgumentException("The number of newest ones to read is 0 or more; found " + newest + ".");
        }
    }

    /** Collects the bounds of a store. Not thread-safe. */
    public static final class Builder {
        private int conversationsPerOwner = 100;
        private int conversations = 10_000;
        private int messagesPerConversation = 500;
        private long characters = 50_000_000;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Sets how many conversations an owner may have, 100 unless set.
         *
         * @param count at least 1
         * @return this builder
         */
        public Builder conversationsPerOwner(int count) {
            conversationsPerOwner = count;
            return this;
        }

        /**
         * Sets how many conversations there may be in all, 10,000 unless set.
         *
         * @param count at least 1
         * @return this builder
         */
        public Builder conversations(int count) {
            conversations = count;
            return this;
        }

        /**
         * Sets how many messages a conversation may have, 500 unless set.
         *
         * @param count at least 1
         * @return this builder
         */
        public Builder messagesPerConversation(int count) {
            messagesPerConversation = count;
            return this;
        }

        /**
         * Sets how many characters all messages together may have, 50,000,000 unless set.
         *
         * @param count at least 1, in UTF-16 code units (50 million take 50 to 100 MB)
         * @return this builder
         */
        public Builder characters(long count) {
            characters = count;
            return this;
        }

        /**
         * Sets the clock, the system's unless set.
         *
         * @param source tells the time
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /**
         * Makes the store.
         *
         * @return the store, empty
         * @throws IllegalArgumentException when a bound is less than 1
         */
        public InMemoryConversationStore build() {
            if (conversationsPerOwner < 1 || conversations < 1 || messagesPerConversation < 1 || characters < 1) {
                throw new IllegalArgumentException("Every bound of a store is at least 1; found "
                        + conversationsPerOwner + " conversations per owner, " + conversations + " in all, "
                        + messagesPerConversation + " messages per conversation and " + characters + " characters.");
            }
            return new InMemoryConversationStore(this);
        }
    }
}
