package io.claviger.examples.chatserver.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.claviger.chat.InvalidRequestException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChatBodyParserTest {
    private static final String KEY = "gsk_MarkedKeyOfATest0123456789";
    private static final String QUESTION =
            "{\"courseId\":\"dsa\",\"message\":\"Say \\\"hi\\\" \\u00e9\",\"conversationId\":null,"
                    + "\"apiKeys\":{\"groq\":[\"" + KEY + "\",\"esc\\u0061ped-key-of-a-test\"],\"gemini\":\"" + KEY
                    + "2\"}}";

    private static final String OTHERS = "{}[]\",:\\0atfn \0\uFEFF";

    private static ChatBody parse(char[] text) {
        return new ChatBodyParser(Set.of("groq", "gemini")).parse(text, text.length);
    }

    @Test
    void everyFieldIsRead() {
        try (ChatBody body = parse(QUESTION.toCharArray())) {
            assertThat(body.course()).isEqualTo("dsa");
            assertThat(body.message()).isEqualTo("Say \"hi\" é");
            assertThat(body.conversation()).isNull();
            assertThat(body.keys().keySet()).containsExactly("groq", "gemini");
            assertThat(body.keys().get("groq"))
                    .containsExactly(KEY.toCharArray(), "escaped-key-of-a-test".toCharArray());
            assertThat(body.keys().get("gemini")).containsExactly((KEY + "2").toCharArray());
            assertThat(body).hasToString("ChatBody[keys for 2 providers]");
        }
    }

    @Test
    @DisplayName("S0-KEY-7: closing zeroes the keys, and taking one zeroes it in the text")
    void keysAreZeroed() {
        char[] text = QUESTION.toCharArray();
        List<char[]> keys;
        try (ChatBody body = parse(text)) {
            keys = body.keys().get("groq");
        }

        assertThat(keys).allSatisfy(key -> assertThat(key).containsOnly('\0'));
        assertThat(new String(text)).doesNotContain(KEY).contains("\"message\"");
    }

    @Test
    @DisplayName("S0-KEY-8: whatever is broken in a body, the answer is one kind of exception that quotes nothing")
    void brokenBodiesQuoteNothing() {
        Random random = new Random(20260101);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            char[] text = broken(random);
            Throwable failure = catchThrowable(() -> parse(text).close());
            if (failure != null) {
                refused++;
                assertThat(failure).isInstanceOf(InvalidRequestException.class).hasNoCause();
                assertThat(failure.getMessage()).doesNotContain("Marked").doesNotContain("0123456");
            }
        }
        assertThat(refused).isGreaterThan(10_000);
    }

    private static char[] broken(Random random) {
        StringBuilder text = new StringBuilder(QUESTION);
        for (int change = random.nextInt(3); change >= 0 && !text.isEmpty(); change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, OTHERS.charAt(random.nextInt(OTHERS.length())));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setLength(at + 1);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            }
        }
        return text.toString().toCharArray();
    }

    @Test
    @DisplayName("S0-KEY-5: no more than ten keys are held, however many came")
    void surplusKeysAreCountedAndNotHeld() {
        StringBuilder text = new StringBuilder("{\"apiKeys\":{");
        for (int i = 0; i < 5_000; i++) {
            text.append(i == 0 ? "" : ",").append("\"p").append(i).append("\":[]");
        }
        char[] json = text.append("}}").toString().toCharArray();

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> parse(json))
                .withMessage("At most 10 keys are accepted; found 5000.");
    }
}
