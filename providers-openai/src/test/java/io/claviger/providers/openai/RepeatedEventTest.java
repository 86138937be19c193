package io.claviger.providers.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedEventTest {
    private static final String BEFORE = "{\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    private static final String AFTER = "\"},\"finish_reason\":null}],\"usage\":null}";
    private static final String[] BODIES = {
        "a",
        "",
        " token",
        "two words",
        "\u00e9\u4e16\ud83d\ude00",
        "\\n",
        "\\u0041",
        "\\\"",
        "\"",
        "\"}",
        "\\",
        "\u0000",
        "\t",
        "\u007f",
        "\ufffd",
        "a\",\"refusal\":\"no",
        "a\",\"content\":\"b"
    };

    private final RepeatedEvent event = new RepeatedEvent();
    private final Random random = new Random(20261122);

    @ParameterizedTest
    @ValueSource(strings = {"b", "", "two words", "\u00e9\u4e16\ud83d\ude00", "a longer text than the first one was"})
    void eventWithAnotherTextIsRecognised(String text) {
        remember("a");

        assertThat(text(BEFORE + text + AFTER)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\"", "\\", "\t", "\u0000", "\ufffd", "\",\"refusal\":\"no"})
    void textThatIsNotWhatItsBytesSayIsLeftToTheReader(String text) {
        remember("a");

        assertThat(text(BEFORE + text + AFTER)).isNull();
    }

    @Test
    void eventThatDiffersElsewhereIsLeftToTheReader() {
        remember("a");

        assertThat(text(BEFORE.replace("1", "2") + "b" + AFTER)).isNull();
        assertThat(text(BEFORE + "b" + AFTER.replace("null}]", "\"stop\"}]"))).isNull();
        assertThat(text(BEFORE + "b")).isNull();
        assertThat(text(BEFORE.substring(1) + "b" + AFTER)).isNull();
        assertThat(text(BEFORE + AFTER.substring(1))).isNull();
        assertThat(text("")).isNull();
    }

    @Test
    void brokenCharactersAreLeftToTheReader() {
        remember("a");
        byte[] broken = (BEFORE + "\u00c3" + AFTER).getBytes(ISO_8859_1);

        assertThat(event.text(broken, 0, broken.length)).isNull();
    }

    @Test
    void nothingIsRecognisedBeforeAnythingIsRemembered() {
        assertThat(text(BEFORE + "a" + AFTER)).isNull();
    }

    @Test
    void placeThatDoesNotHoldTheTextIsNotRemembered() {
        byte[] bytes = (BEFORE + "a" + AFTER).getBytes(UTF_8);

        event.remember(bytes, 0, bytes.length, BEFORE.length() - 3, "a");

        assertThat(text(BEFORE + "a" + AFTER)).isNull();
    }

    @Test
    void streamWhoseEventsAllDifferIsGivenUp() {
        for (int i = 0; i < 16; i++) {
            remember("a");
        }
        assertThat(text(BEFORE + "b" + AFTER)).isEqualTo("b");
        for (int i = 0; i < 17; i++) {
            remember("a");
        }

        assertThat(text(BEFORE + "b" + AFTER)).isNull();
    }

    /** A reader tells the same when white space keeps it from recognising anything. */
    @Test
    void whatIsRecognisedIsWhatIsRead() {
        String[] before = {
            BEFORE, BEFORE.replace("\"content\"", "\"content\":\"x\",\"content\""), BEFORE.replace("0", "1")
        };
        String[] after = {
            AFTER,
            AFTER.replace("},\"f", ",\"reasoning\":\"r\"},\"f"),
            AFTER.replace("null}]", "\"stop\"}]"),
            AFTER.replace("},\"f", ",\"reasoning_details\":[{\"type\":\"t\",\"index\":0}]},\"f"),
            AFTER.replace("null}]", "null},{\"index\":1,\"delta\":{\"content\":\"other\"}}]"),
            AFTER.replace("\"usage\":null", "\"usage\":{\"prompt_tokens\":1}"),
            AFTER.replace("\"usage\":null", "\"error\":{\"message\":\"x\"}"),
            AFTER.substring(0, AFTER.length() - 1)
        };
        for (int stream = 0; stream < 2000; stream++) {
            ReplyParser recognising = new ReplyParser(true, false);
            ReplyParser reading = new ReplyParser(true, false);
            String start = before[random.nextInt(before.length)];
            String end = after[random.nextInt(after.length)];
            for (int i = 0; i < 12; i++) {
                boolean other = random.nextInt(6) == 0;
                String event = (other ? before[random.nextInt(before.length)] : start)
                        + BODIES[random.nextInt(BODIES.length)]
                        + (other ? after[random.nextInt(after.length)] : end);

                assertThat(told(recognising, event)).describedAs(event).isEqualTo(told(reading, " ".repeat(i) + event));
            }
        }
    }

    private static List<String> told(ReplyParser parser, String event) {
        try {
            return ToldReply.read(parser, event);
        } catch (IOException e) {
            return List.of("refused");
        }
    }

    private void remember(String text) {
        byte[] bytes = ("  " + BEFORE + text + AFTER).getBytes(UTF_8);
        event.remember(bytes, 2, bytes.length - 2, BEFORE.length(), text);
    }

    private String text(String event) {
        byte[] bytes = (" " + event).getBytes(UTF_8);
        return this.event.text(bytes, 1, bytes.length - 1);
    }
}
