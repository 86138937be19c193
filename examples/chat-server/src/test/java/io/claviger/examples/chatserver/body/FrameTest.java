package io.claviger.examples.chatserver.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Set<String> PROVIDERS = Set.of("groq", "gemini");
    private static final String FULL =
            "{\"v\":1,\"type\":\"message_send\",\"id\":\"m-1\",\"room\":\"conv_1\",\"seq\":7,"
                    + "\"ts\":\"2026-11-21T18:00:00.123Z\",\"data\":{\"id\":\"m-1\",\"text\":\"Grüße\",\"parent\":\"msg_0\","
                    + "\"course\":\"dsa\",\"apiKeys\":{\"groq\":\"gsk_secret\",\"gemini\":[\"AIza_a\",\"AIza_b\"]},"
                    + "\"providers\":[\"groq\",\"gemini\"],\"models\":{\"groq\":\"llama\"},\"rooms\":{\"conv_1\":3},"
                    + "\"generations\":{\"gen_1\":120},\"new\":{\"x\":[1]}}}";

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static RefusedFrameException refusal(String json) {
        return catchThrowableOfType(RefusedFrameException.class, () -> Frame.read(PROVIDERS, bytes(json)));
    }

    private static String problems(String json) {
        return refusal(json).why().problems().toString();
    }

    @Test
    void everyFieldComesAsItWasSent() {
        try (Frame frame = Frame.read(PROVIDERS, bytes(FULL))) {
            assertThat(frame.type()).isEqualTo("message_send");
            assertThat(frame.id()).isEqualTo("m-1");
            assertThat(frame.room()).isEqualTo("conv_1");
            AskBody data = frame.data();
            assertThat(data.text("text")).isEqualTo("Grüße");
            assertThat(data.text("parent")).isEqualTo("msg_0");
            assertThat(data.text("ticket")).isNull();
            assertThat(data.providers()).containsExactly("groq", "gemini");
            assertThat(data.models()).isEqualTo(Map.of("groq", "llama"));
            assertThat(data.numbers("rooms")).isEqualTo(Map.of("conv_1", 3L));
            assertThat(data.numbers("generations")).isEqualTo(Map.of("gen_1", 120L));
            assertThat(data.keys().get("gemini")).hasSize(2);
            assertThat(frame).hasToString("Frame");
        }
    }

    @Test
    @DisplayName("S0-KEY-7: the bytes of a frame are zeroed by reading it, its keys by closing it")
    void nothingOfAKeyStays() {
        byte[] bytes = bytes(FULL);
        Frame frame = Frame.read(PROVIDERS, bytes);
        assertThat(bytes).containsOnly(0);
        List<char[]> keys = frame.data().keys().get("groq");
        assertThat(keys.get(0)).containsExactly("gsk_secret".toCharArray());
        frame.close();
        assertThat(keys.get(0)).containsOnly('\0');
    }

    @Test
    @DisplayName("S0-KEY-7: a frame that is refused is zeroed too")
    void nothingOfARefusedFrameStays() {
        byte[] bytes = bytes(FULL.replace("\"v\":1", "\"v\":2"));
        RefusedFrameException refused =
                catchThrowableOfType(RefusedFrameException.class, () -> Frame.read(PROVIDERS, bytes));

        assertThat(bytes).containsOnly(0);
        assertThat(refused.id()).isEqualTo("m-1");
        assertThat(refused.why()).hasMessage("An envelope says v: 1.");
    }

    @Test
    void keysInATextFrameAreRefused() {
        assertThatThrownBy(() -> Frame.read(PROVIDERS, FULL))
                .isInstanceOfSatisfying(RefusedFrameException.class, refused -> {
                    assertThat(refused.id()).isEqualTo("m-1");
                    assertThat(refused.why())
                            .hasMessage(
                                    "A message with apiKeys must be sent as a binary frame: what comes as text cannot be"
                                            + " wiped.");
                });
        assertThat(Frame.read(PROVIDERS, "{\"v\":1,\"type\":\"ping\"}").type()).isEqualTo("ping");
    }

    @Test
    void everythingElseIsRefusedWithoutAValue() {
        assertThat(problems("[]")).contains("frame_not_object", "found an array");
        assertThat(problems("{}")).contains("version_unknown", "type_missing");
        assertThat(problems("{\"v\":\"1\",\"type\":7}")).contains("version_unknown", "wrong_type", "a number");
        assertThat(problems("{\"v\":1,\"type\":\"x\",\"id\":\"gsk secret\"}"))
                .contains("id_form", "found 10 characters")
                .doesNotContain("secret");
        assertThat(problems("{\"v\":1,\"type\":\"x\",\"data\":\"gsk_secret\"}"))
                .contains("data_not_object")
                .doesNotContain("secret");
        assertThat(problems("{\"v\":1,\"type\":\"x\",\"data\":{\"generations\":{\"g\":-1}}}"))
                .contains("whole numbers");
        assertThat(problems("{\"v\":1,\"type\":\"x\",\"data\":{\"rooms\":{\"g\":99999999999999999999}}}"))
                .contains("whole numbers");
        assertThat(problems("{\"v\":1,\"type\":\"x\",\"data\":{\"providers\":\"groq\"}}"))
                .contains("providers");
        assertThat(problems("{\"v\":1,\"v\":1,\"type\":\"x\"}")).contains("json_duplicate_name");
        assertThat(problems("{\"v\":1,\"type\":\"x\"} x")).contains("json_trailing_content");
        assertThat(problems("{\"v\":1,\"data\":{},\"data\":{}}")).contains("json_duplicate_name");
    }

    @Test
    void anyBytesGiveAFrameOrARefusal() {
        Random random = new Random(20261121);
        byte[] full = bytes(FULL);
        int frames = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = full.clone();
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            if (random.nextInt(8) == 0) {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            }
            try (Frame frame = Frame.read(PROVIDERS, bytes)) {
                assertThat(frame.type()).isNotNull();
                frames++;
            } catch (RefusedFrameException e) {
                assertThat(e.why().problems()).isNotEmpty();
            }
            for (byte left : bytes) {
                assertThat(left).isZero();
            }
        }
        assertThat(frames).isBetween(1_000, 19_000);
    }
}
