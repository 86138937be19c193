package io.claviger.examples.chatserver.live;

import io.claviger.examples.chatserver.generation.Journal;
import io.claviger.examples.chatserver.generation.JournalReader;
import io.claviger.examples.chatserver.generation.LiveEvent;
import io.claviger.provider.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client. Nobody waits for the client: what is told goes into a bounded queue, and frames leave one
 * after the other as fast as the client takes them. Of the answers it follows only that there is more is queued, once:
 * when its turn comes, all text since the last time goes out as one piece, so a slow client gets fewer and larger pieces
 * (C31) and loses none; a fast one gets a piece every {@link Feed#REST}. When the queue is full the connection ends, and the client resumes later.
 *
 * <p>Thread-safe. Frames are sent on threads of their own: whoever tells may be interrupted, and an interrupt in the
 * middle of a write would close the client's socket and be lost for whom it was meant.
 */
final class Outbox {
    private final Wire wire;
    private final Executor sender;
    private final TimeSource time;
    private final BiFunction<JournalReader, LiveEvent, String> writer;
    private final int mostEvents;
    private final int mostBytes;
    // all guarded by this
    private final Deque<Item> queue = new ArrayDeque<>();
    private final Map<String, Feed> feeds = new HashMap<>();
    private int bytes;
    private boolean sending;
    private boolean pumping;
    private @Nullable Closing closing;
    private boolean closed;

    /** One thing that waits: a frame, or that an answer has more. */
    sealed interface Item permits Frame, Feed {}

    record Frame(String json, int bytes) implements Item {}

    Outbox(
            Wire wire,
            BiFunction<JournalReader, LiveEvent, String> writer,
            LiveProperties limits,
            Executor sender,
            TimeSource time) {
        this.wire = wire;
        this.sender = sender;
        this.time = time;
        this.writer = writer;
        this.mostEvents = limits.queueEvents();
        this.mostBytes = limits.queueBytes();
    }

    /** Sends a frame in its turn. */
    void send(String json) {
        int size = json.getBytes(StandardCharsets.UTF_8).length;
        synchronized (this) {
            if (closing != null || closed) {
                return;
            }
            queue.add(new Frame(json, size));
            bytes += size;
            if (queue.size() > mostEvents || bytes > mostBytes) {
                clear();
                closing = Closing.SLOW;
            }
        }
        pump();
    }

    /** Sends everything of an answer from a place on, and what is still to come; instead of what was followed of it. */
    void follow(String generation, Journal journal, int offset) {
        Feed feed = new Feed(journal.from(offset));
        unfollow(generation);
        synchronized (this) {
            if (closing != null || closed) {
                return;
            }
            feeds.put(generation, feed);
            feed.unfollow = journal.onMore(() -> wake(feed));
        }
        wake(feed);
    }

    /** {@return whether an answer is being followed} */
    synchronized boolean isFollowing(String generation) {
        return feeds.containsKey(generation);
    }

    /** Stops following an answer. */
    void unfollow(String generation) {
        synchronized (this) {
            Feed feed = feeds.remove(generation);
            if (feed != null) {
                feed.unfollow.run();
                queue.remove(feed);
            }
        }
    }

    private void wake(Feed feed) {
        synchronized (this) {
            if (closing != null || closed || feed.queued || !feed.isReady() || !feeds.containsValue(feed)) {
                return;
            }
            feed.queued = true;
            queue.add(feed);
        }
        pump();
    }

    private void rested(Feed feed) {
        synchronized (this) {
            feed.rested();
        }
        wake(feed);
    }

    /** Ends the connection after the frame that is on its way. */
    void close(Closing why) {
        synchronized (this) {
            if (closing == null) {
                closing = why;
            }
            clear();
        }
        pump();
    }

    /** {@return whether everything has gone out} */
    synchronized boolean isEmpty() {
        return queue.isEmpty() && !sending;
    }

    /** Forgets everything: the connection has ended. */
    synchronized void ended() {
        closed = true;
        clear();
    }

    private void clear() {
        queue.clear();
        bytes = 0;
        feeds.values().forEach(feed -> feed.unfollow.run());
        feeds.clear();
    }

    /** Sends as long as there is something and the client takes it. Only one thread is in the loop. */
    private void pump() {
        synchronized (this) {
            if (pumping) {
                return;
            }
            pumping = true;
        }
        try {
            sender.execute(this::loop);
        } catch (RejectedExecutionException e) {
            // The server has stopped, and closed all sockets.
        }
    }

    private void loop() {
        String frame = next();
        while (frame != null) {
            wire.send(frame, this::sent);
            frame = next();
        }
    }

    private void sent(boolean arrived) {
        synchronized (this) {
            sending = false;
            if (!arrived && closing == null) {
                closing = Closing.BROKEN;
                clear();
            }
        }
        pump();
    }

    /** {@return what to send now; null leaves the loop} */
    private @Nullable String next() {
        Closing why;
        synchronized (this) {
            if (!sending) {
                String frame = closing == null && !closed ? take() : null;
                if (frame != null) {
                    sending = true;
                    return frame;
                }
            }
            pumping = false;
            why = !sending && !closed ? closing : null;
            closed |= why != null;
        }
        if (why != null) {
            wire.close(why);
        }
        return null;
    }

    private @Nullable String take() {
        while (!queue.isEmpty()) {
            Item item = queue.element();
            if (item instanceof Frame frame) {
                queue.remove();
                bytes -= frame.bytes();
                return frame.json();
            }
            Feed feed = (Feed) item;
            LiveEvent event = read(feed);
            if (event != null) {
                return writer.apply(feed.reader, event);
            }
        }
        return null;
    }

    /** Stays with an answer until there is no more of it: what was queued behind it happened later. */
    private @Nullable LiveEvent read(Feed feed) {
        // From here on more wakes it again, so nothing can come unnoticed between the look and the end.
        feed.queued = false;
        LiveEvent event = feed.next();
        if (event != null) {
            feed.queued = true;
            if (feed.begins(event)) {
                time.schedule(Feed.REST, () -> rested(feed));
            }
            return event;
        }
        queue.remove();
        if (feed.reader.isAtEnd()) {
            feeds.values().remove(feed);
            feed.unfollow.run();
        }
        return null;
    }
}
