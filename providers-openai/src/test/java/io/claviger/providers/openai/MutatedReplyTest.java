package io.claviger.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes from the wire, a reader answers with an {@link IOException} or reads on; it never breaks otherwise. */
class MutatedReplyTest {
    private static final int ROUNDS = 20_000;
    private static final String[] SPLICES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "1e999",
        "-1",
        "\\u0000",
        "\\ud800",
        "{\"choices\":",
        "[[[[[[",
        "\u0000"
    };

    private final Random random = new Random(20261121);

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void mutatedRecordingsAreReadOrRefused() throws Exception {
        List<byte[]> events = recordedEvents();
        int refused = 0;

        for (int round = 0; round < ROUNDS; round++) {
            byte[] event = mutated(events.get(random.nextInt(events.size())));
            refused += read(event, random.nextBoolean(), random.nextBoolean()) ? 0 : 1;
        }

        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void valuesOfAnyTypeInAnyPlaceAreReadOrRefused() {
        String[] names = {
            "choices",
            "delta",
            "message",
            "content",
            "tool_calls",
            "function",
            "arguments",
            "index",
            "id",
            "name",
            "finish_reason",
            "usage",
            "prompt_tokens",
            "prompt_tokens_details",
            "cached_tokens",
            "error",
            "x_groq",
            "model",
            "reasoning",
            "reasoning_details",
            "refusal",
            "function_call",
            "text",
            "other"
        };

        for (int round = 0; round < ROUNDS; round++) {
            byte[] event = object(names, 6).getBytes(StandardCharsets.UTF_8);
            read(event, random.nextBoolean(), true);
        }
    }

    private String object(String[] names, int depth) {
        StringBuilder json = new StringBuilder("{");
        int fields = 1 + random.nextInt(4);
        for (int i = 0; i < fields; i++) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(names[random.nextInt(names.length)])
                    .append("\":");
            json.append(value(names, depth - 1));
        }
        return json.append('}').toString();
    }

    private String value(String[] names, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> "null";
            case 1 -> "\"text\"";
            case 2 -> String.valueOf(random.nextInt(3));
            case 3 -> "1.5";
            case 4 -> "true";
            case 5, 6 -> "[" + object(names, depth) + "]";
            default -> object(names, depth);
        };
    }

    private static boolean read(byte[] event, boolean streaming, boolean details) {
        try {
            new ReplyParser(streaming, details).read(event, 0, event.length, new ToldReply());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] mutated(byte[] event) {
        byte[] bytes = event.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> replaced(bytes, at, at, SPLICES[random.nextInt(SPLICES.length)]);
                case 1 -> replaced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(20)), "");
                case 2 -> replaced(bytes, at, bytes.length, "");
                default -> {
                    bytes[at] = (byte) random.nextInt(256);
                    yield bytes;
                }
            };
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, String by) {
        byte[] splice = by.getBytes(StandardCharsets.UTF_8);
        byte[] result = new byte[from + splice.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(splice, 0, result, from, splice.length);
        System.arraycopy(bytes, to, result, from + splice.length, bytes.length - to);
        return result;
    }

    private static List<byte[]> recordedEvents() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(MutatedReplyTest.class.getResource("/recorded"))
                .toURI());
        List<byte[]> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".body")).sorted().forEach(file -> addEvents(file, events));
        }
        return events;
    }

    private static void addEvents(Path file, List<byte[]> events) {
        try {
            String body = Files.readString(file);
            if (!body.startsWith("data:")) {
                events.add(body.getBytes(StandardCharsets.UTF_8));
                return;
            }
            body.lines()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> events.add(line.substring(6).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
