package io.claviger.providers.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, a reader answers with what it found or with an {@link IOException}, never with anything else. */
class AnswerReaderPropertyTest {
    private static final int RUNS = 40_000;
    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "-",
            "1e99999999999",
            "99999999999999999999",
            "0.1e-9",
            "\\u0000",
            "\\ud800",
            "\u00e9",
            "\"error\":",
            "\"message\":",
            "\"function\":{\"name\":\"x\",\"arguments\":{\"a\":1e999}}",
            "\"done_reason\":7",
            "\"content\":{}",
            "\"thinking\":\"x\"",
            "\"eval_count\":\"1\"",
            "\"eval_count\":1e30",
            "\"prompt_eval_count\":1.5",
            "[".repeat(2000),
            "{\"a\":".repeat(1200),
            "7".repeat(1500));

    @Test
    void mutatedRecordingsNeverThrowAnythingUnchecked() throws IOException {
        List<byte[]> bodies = bodies();
        Random random = new Random(20261121);
        int read = 0;

        for (int run = 0; run < RUNS; run++) {
            byte[] mutated = mutate(bodies.get(random.nextInt(bodies.size())), random);
            try {
                new AnswerReader().read(mutated, 0, mutated.length, new IgnoredReply());
                read++;
            } catch (IOException e) {
                // What a broken document is answered with.
            } catch (RuntimeException | StackOverflowError e) {
                fail("run " + run + " threw " + e);
            }
        }

        assertThat(read).as("mutations that still are JSON").isBetween(RUNS / 100, RUNS - RUNS / 100);
    }

    private static byte[] mutate(byte[] body, Random random) {
        byte[] bytes = body.clone();
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\":,0tfn\\ ".charAt(random.nextInt(13));
                case 2 -> bytes = splice(bytes, at, at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 3 -> bytes = splice(bytes, at, Math.min(bytes.length, at + random.nextInt(40)), "");
                default -> bytes = value(bytes, at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    /** Puts another value after the next colon, so that many mutations stay JSON. */
    private static byte[] value(byte[] bytes, int from, String value) {
        for (int at = from; at < bytes.length - 1; at++) {
            if (bytes[at] == ':') {
                return splice(bytes, at + 1, at + 1, value.startsWith("\"") ? "7,\"x\":" : value + ",\"x\":");
            }
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, String middle) {
        byte[] inserted = middle.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[bytes.length - (to - from) + inserted.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(bytes, to, result, from + inserted.length, bytes.length - to);
        return result;
    }

    /** The lines of all streams. */
    private static List<byte[]> bodies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/recorded"))) {
            return files.filter(file -> file.toString().endsWith(".body"))
                    .sorted()
                    .flatMap(AnswerReaderPropertyTest::documents)
                    .filter(document -> document.length > 0 && document.length < 4000)
                    .toList();
        }
    }

    private static Stream<byte[]> documents(Path file) {
        try {
            String text = Files.readString(file);
            return text.lines().map(line -> line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class IgnoredReply implements Reply {
        @Override
        public void text(String text) {
            assertThat(text).isNotNull();
        }

        @Override
        public void reasoning(String text) {
            assertThat(text).isNotNull();
        }

        @Override
        public void toolCall(int index, @Nullable String id, @Nullable String name, String arguments) {
            assertThat(RequestBody.isObject(arguments)).isTrue();
        }

        @Override
        public void model(String name) {
            assertThat(name).isNotNull();
        }

        @Override
        public void finish(FinishReason reason, String raw) {
            assertThat(raw).isNotNull();
        }

        @Override
        public void usage(Usage usage) {
            assertThat(usage.inputTokens()).isNotNegative();
            assertThat(usage.outputTokens()).isNotNegative();
        }

        @Override
        public void state(String json) {
            assertThat(AnswerReader.thinkingOf(json)).isNotEmpty();
        }

        @Override
        public void end() {
            // The last line.
        }

        @Override
        public void error() {
            // Any error field says so.
        }
    }
}
