package io.claviger.examples.chatserver.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Journal journal = new Journal(new ConversationId("conv_1"), "gen_1", "msg_1");

    private static LiveEvent mark(String name) {
        return new LiveEvent("provider_attempt", name);
    }

    /** What a client makes of events, which drops what it has and accepts no gap. */
    private static final class Reading {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder reasoning = new StringBuilder();
        private final List<Object> marks = new ArrayList<>();
        private boolean ended;

        void take(LiveEvent event) {
            JsonNode data = JSON.valueToTree(event.data());
            switch (event.type()) {
                case "ai_delta" -> append(text, data);
                case "ai_reasoning" -> append(reasoning, data);
                case "ai_restarted" -> {
                    text.setLength(0);
                    reasoning.setLength(0);
                }
                case "ai_done" -> ended = true;
                default -> marks.add(event.data());
            }
        }

        private static void append(StringBuilder to, JsonNode data) {
            assertThat(data.get("offset").asInt()).as("no gap").isEqualTo(to.length());
            String piece = data.get("text").asString();
            assertThat(piece).isNotEmpty();
            to.append(piece);
        }

        void drain(JournalReader reader) {
            for (LiveEvent event = reader.next(); event != null; event = reader.next()) {
                take(event);
            }
        }
    }

    @Test
    void lateReaderGetsEverythingInAsFewPiecesAsPossible() {
        journal.mark(mark("first"));
        journal.text("one ");
        journal.text("two ");
        journal.end(new LiveEvent("ai_done", "x"));
        JournalReader reader = journal.from(0);

        assertThat(reader.next()).isEqualTo(mark("first"));
        assertThat(JSON.valueToTree(reader.next().data()).toString())
                .isEqualTo("{\"generation\":\"gen_1\",\"message\":\"msg_1\",\"offset\":0,\"text\":\"one two \"}");
        assertThat(reader.isAtEnd()).isFalse();
        assertThat(reader.next().type()).isEqualTo("ai_done");
        assertThat(reader.next()).isNull();
        assertThat(reader.isAtEnd()).isTrue();
    }

    @Test
    void readerWhoKnowsMoreThanThereIsStartsOver() {
        journal.text("short");
        JournalReader reader = journal.from(100);

        assertThat(reader.next().type()).isEqualTo("ai_restarted");
        assertThat(JSON.valueToTree(reader.next().data()).get("text").asString())
                .isEqualTo("short");
    }

    @Test
    void readerOfBeforeARestartStartsOver() {
        journal.text("wrong way");
        JournalReader there = journal.from(0);
        there.next();
        journal.restart();
        journal.text("right");
        JournalReader back = journal.from(9);

        for (JournalReader reader : List.of(there, back)) {
            assertThat(reader.next().type()).isEqualTo("ai_restarted");
            assertThat(JSON.valueToTree(reader.next().data()).toString()).contains("\"offset\":0,\"text\":\"right\"");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void pairOfSurrogatesIsNeverCut() {
        journal.text("a\uD83D");
        JournalReader reader = journal.from(0);
        assertThat(JSON.valueToTree(reader.next().data()).get("text").asString())
                .isEqualTo("a");
        assertThat(reader.next()).isNull();
        journal.text("\uDD11b");

        assertThat(JSON.valueToTree(reader.next().data()).get("text").asString())
                .isEqualTo("\uD83D\uDD11b");
        assertThat(JSON.valueToTree(journal.from(2).next().data()).get("offset").asInt())
                .isEqualTo(1);
    }

    @Test
    void tooLongAnAnswerIsRefusedAndCanStillEnd() {
        journal.text("x".repeat(Journal.LONGEST));

        assertThatThrownBy(() -> journal.text("y")).hasMessage("The answer is longer than 1000000 characters.");
        assertThatThrownBy(() -> journal.mark(mark("late"))).isInstanceOf(AnswerTooLongException.class);
        journal.end(new LiveEvent("ai_done", "x"));
        assertThat(journal.isEnded()).isTrue();
        Reading reading = new Reading();
        reading.drain(journal.from(0));
        assertThat(reading.text).hasSize(Journal.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("P6: whoever comes, leaves and comes back at any time loses nothing and reads nothing twice")
    void nothingIsLostAndNothingComesTwice(long seed) throws Exception {
        Random random = new Random(seed);
        List<Future<Reading>> readings = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            for (int i = 0; i < 4; i++) {
                long own = random.nextLong();
                readings.add(threads.submit(() -> follow(new Random(own))));
            }
            StringBuilder text = new StringBuilder();
            StringBuilder reasoning = new StringBuilder();
            int marks = write(random, text, reasoning);

            for (Future<Reading> future : readings) {
                Reading reading = future.get(30, TimeUnit.SECONDS);
                assertThat(reading.text).hasToString(text.toString());
                assertThat(reading.reasoning).hasToString(reasoning.toString());
                assertThat(reading.marks).endsWith(marks - 1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int write(Random random, StringBuilder text, StringBuilder reasoning) {
        int marks = 0;
        for (int step = 0; step < 400; step++) {
            int what = random.nextInt(100);
            String piece = "<" + step + "\uD83D\uDD11>";
            if (what < 70) {
                journal.text(piece);
                text.append(piece);
            } else if (what < 90) {
                journal.reasoning(piece);
                reasoning.append(piece);
            } else if (what < 98 || marks == 0) {
                journal.mark(new LiveEvent("provider_attempt", marks++));
            } else {
                journal.restart();
                text.setLength(0);
                reasoning.setLength(0);
            }
        }
        journal.mark(new LiveEvent("provider_attempt", marks++));
        journal.end(new LiveEvent("ai_done", "x"));
        return marks;
    }

    /** Follows to the end, and comes back every now and then with what it has. */
    private Reading follow(Random random) throws InterruptedException {
        Reading reading = new Reading();
        Semaphore bell = new Semaphore(0);
        while (!reading.ended) {
            // Whoever comes back is told all reasoning and all marks again, and knows them by offset and number.
            reading.reasoning.setLength(0);
            List<Object> known = new ArrayList<>(reading.marks);
            reading.marks.clear();
            JournalReader reader = journal.from(reading.text.length());
            Runnable leave = journal.onMore(bell::release);
            for (int visits = random.nextInt(20); visits >= 0 && !reader.isAtEnd(); visits--) {
                reading.drain(reader);
                if (!reader.isAtEnd()) {
                    assertThat(bell.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                }
            }
            leave.run();
            reading.drain(reader);
            assertThat(reading.marks.subList(0, Math.min(known.size(), reading.marks.size())))
                    .isEqualTo(known);
        }
        return reading;
    }
}
