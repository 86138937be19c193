package io.claviger.examples.chatserver.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.generation.JournalReader;
import io.claviger.examples.chatserver.generation.Journals;
import io.claviger.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final LiveProperties LIMITS =
            new LiveProperties(Duration.ofSeconds(20), 5, 100, 4, 1_000, Duration.ofSeconds(10));

    private final ManualTime time = new ManualTime();
    private final SlowWire wire = new SlowWire();
    private final Outbox outbox =
            new Outbox(wire, (reader, event) -> Journals.describe(event), LIMITS, Runnable::run, time);

    /** A client that takes a frame when the test says so. */
    private static final class SlowWire implements Wire {
        private final List<String> frames = new ArrayList<>();
        private final List<Closing> closings = new ArrayList<>();
        private Consumer<Boolean> onItsWay = sent -> {};
        private boolean atOnce;

        @Override
        public void send(String frame, Consumer<Boolean> sent) {
            frames.add(frame);
            onItsWay = sent;
            if (atOnce) {
                sent.accept(true);
            }
        }

        @Override
        public void close(Closing why) {
            closings.add(why);
        }

        void take() {
            onItsWay.accept(true);
        }
    }

    @Test
    void framesLeaveOneAfterTheOther() {
        outbox.send("one");
        outbox.send("two");
        assertThat(wire.frames).containsExactly("one");
        assertThat(outbox.isEmpty()).isFalse();
        wire.take();
        wire.take();

        assertThat(wire.frames).containsExactly("one", "two");
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void wireThatTakesAtOnceDoesNotStackUp() {
        wire.atOnce = true;
        Journals.Written journal = new Journals.Written();
        outbox.follow("gen_1", journal.journal(), 0);
        for (int i = 0; i < 10_000; i++) {
            journal.text("x");
            time.advance(Feed.REST);
        }

        assertThat(wire.frames).hasSize(10_000);
    }

    @Test
    @DisplayName("P8, C31: a slow client gets all text that waits as one piece, whatever its number of tokens")
    void waitingTextBecomesOnePiece() {
        Journals.Written journal = new Journals.Written();
        outbox.follow("gen_1", journal.journal(), 0);
        for (int i = 0; i < 5_000; i++) {
            journal.text("x");
        }
        time.advance(Feed.REST);
        wire.take();

        assertThat(wire.frames).containsExactly("ai_delta 0+1", "ai_delta 1+4999");
        assertThat(wire.closings).isEmpty();
    }

    @Test
    @DisplayName("C31: the first token goes out at once, and those of the next 20 ms together")
    void tokensOfAMomentBecomeOnePiece() {
        Journals.Written journal = new Journals.Written();
        wire.atOnce = true;
        outbox.follow("gen_1", journal.journal(), 0);
        journal.text("a");
        assertThat(wire.frames).containsExactly("ai_delta 0+1");
        journal.text("b");
        time.advance(Duration.ofMillis(19));
        journal.text("c");
        assertThat(wire.frames).hasSize(1);
        time.advance(Duration.ofMillis(1));
        assertThat(wire.frames).containsExactly("ai_delta 0+1", "ai_delta 1+2");

        journal.text("d");
        time.advance(Duration.ofMillis(20));
        time.advance(Duration.ofMillis(20));
        journal.text("after a rest in which nothing came");
        assertThat(wire.frames).hasSize(4).endsWith("ai_delta 3+1", "ai_delta 4+34");
    }

    @Test
    @DisplayName("C31: 16 Ki characters, anything that is no text, and the end wait for nothing")
    void restEndsForMuchTextAndForTheEnd() {
        Journals.Written journal = new Journals.Written();
        wire.atOnce = true;
        outbox.follow("gen_1", journal.journal(), 0);
        journal.text("a");
        journal.text("x".repeat(JournalReader.PIECE - 1));
        assertThat(wire.frames).hasSize(1);
        journal.text("x");
        assertThat(wire.frames).containsExactly("ai_delta 0+1", "ai_delta 1+16384");
        journal.text("b");
        journal.end();

        assertThat(wire.frames).endsWith("ai_delta 16385+1", "ai_done");
        assertThat(outbox.isFollowing("gen_1")).isFalse();
    }

    @Test
    void whatHappenedAfterTheTextIsToldAfterTheText() {
        Journals.Written journal = new Journals.Written();
        outbox.follow("gen_1", journal.journal(), 0);
        outbox.send("before");
        journal.text("some text");
        journal.end();
        outbox.send("message_changed");
        for (int i = 0; i < 4; i++) {
            wire.take();
        }

        assertThat(wire.frames).containsExactly("before", "ai_delta 0+9", "ai_done", "message_changed");
        assertThat(outbox.isFollowing("gen_1")).isFalse();
    }

    @Test
    @DisplayName("P8: too many events for a slow client end its connection with 4008, when the last frame is out")
    void tooManyEventsEndTheConnection() {
        outbox.send("on its way");
        for (int i = 0; i < 4; i++) {
            outbox.send("waits");
        }
        assertThat(wire.closings).isEmpty();
        outbox.send("too many");
        assertThat(wire.closings).isEmpty();
        wire.take();

        assertThat(wire.closings).containsExactly(Closing.SLOW);
        assertThat(wire.frames).containsExactly("on its way");
        outbox.send("nobody");
        assertThat(wire.frames).hasSize(1);
    }

    @Test
    void tooManyBytesEndTheConnection() {
        outbox.send("on its way");
        outbox.send("é".repeat(500));
        outbox.send("x");
        wire.take();

        assertThat(wire.closings).containsExactly(Closing.SLOW);
    }

    @Test
    void frameThatCannotBeSentEndsTheConnection() {
        outbox.send("lost");
        wire.onItsWay.accept(false);

        assertThat(wire.closings).containsExactly(Closing.BROKEN);
    }

    @Test
    void closingComesAfterTheFrameThatIsOnItsWayAndOnce() {
        outbox.send("on its way");
        outbox.send("waits");
        outbox.close(Closing.SESSION_ENDED);
        outbox.close(Closing.RESTART);
        wire.take();

        assertThat(wire.closings).containsExactly(Closing.SESSION_ENDED);
        assertThat(wire.frames).containsExactly("on its way");
    }

    @Test
    void followingAgainGoesOnFromThere() {
        Journals.Written journal = new Journals.Written();
        journal.text("0123456789");
        wire.atOnce = true;
        outbox.follow("gen_1", journal.journal(), 0);
        outbox.follow("gen_1", journal.journal(), 7);
        journal.text("ab");
        time.advance(Feed.REST);
        outbox.unfollow("gen_1");
        journal.text("cd");

        assertThat(wire.frames).containsExactly("ai_delta 0+10", "ai_delta 7+3", "ai_delta 10+2");
    }
}
