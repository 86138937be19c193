package io.claviger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyCheckTest {
    private static final ProviderId GEMINI = ProviderId.of("gemini");
    private static final ProviderId GROQ = ProviderId.of("groq");
    private static final ProviderId CEREBRAS = ProviderId.of("cerebras");
    private static final Set<ProviderId> KNOWN = Set.of(GEMINI, GROQ, CEREBRAS);

    private final KeyVault vault = KeyVault.builder().build();

    @AfterEach
    void nothingStaysOpen() {
        assertThat(vault.openRings()).isZero();
        vault.close();
    }

    private static char[] gemini(char filling) {
        return ("AIza" + String.valueOf(filling).repeat(35)).toCharArray();
    }

    private static char[] groq(char filling) {
        return ("gsk_" + String.valueOf(filling).repeat(52)).toCharArray();
    }

    private static Map<String, List<char[]>> keys(String name, char[]... keys) {
        Map<String, List<char[]>> map = new LinkedHashMap<>();
        map.put(name, List.of(keys));
        return map;
    }

    private static List<String> codes(Map<String, List<char[]>> keys) {
        return KeyCheck.problems(keys, KNOWN).stream().map(Problem::code).toList();
    }

    @Test
    @DisplayName("C10: an explicit list is a pool, kept in its order")
    void keysOfSeveralProvidersFillARingInTheirOrder() {
        Map<String, List<char[]>> keys = keys("Gemini", gemini('a'), gemini('b'));
        keys.put(" groq ", List.of(groq('a')));

        assertThat(KeyCheck.problems(keys, KNOWN)).isEmpty();
        try (KeyRing ring = KeyCheck.open(vault, "session_ann_1", keys)) {
            assertThat(ring.size()).isEqualTo(3);
            assertThat(ring.providers()).containsExactly(GEMINI, GROQ);
            assertThat(ring.sessionId()).startsWith("session_ann_1_");
            List<String> opened =
                    ring.keys(GEMINI).stream().map(key -> key.lend(String::new)).toList();
            assertThat(opened).containsExactly(new String(gemini('a')), new String(gemini('b')));
        }
        assertThatAllAreZeroed(keys);
    }

    @Test
    void noKeysAreNoProblem() {
        assertThat(KeyCheck.problems(Map.of(), KNOWN)).isEmpty();
        assertThat(KeyCheck.problems(keys("gemini"), KNOWN)).isEmpty();
        KeyRing ring = KeyCheck.open(vault, "label", Map.of());
        assertThat(ring.size()).isZero();
        ring.close();
    }

    @Test
    void checkingLeavesTheKeysAsTheyAre() {
        Map<String, List<char[]>> keys = keys("gemini", gemini('a'), "too short".toCharArray());

        assertThat(codes(keys)).containsExactly("key_length", "key_characters");

        assertThat(keys.get("gemini").get(0)).isEqualTo(gemini('a'));
        assertThat(keys.get("gemini").get(1)).isEqualTo("too short".toCharArray());
    }

    @Test
    @DisplayName("S0-KEY-2: 20 to 500 characters")
    void lengthsAreCheckedAtTheEdges() {
        assertThat(codes(keys("cerebras", "x".repeat(20).toCharArray()))).isEmpty();
        assertThat(codes(keys("cerebras", "x".repeat(500).toCharArray()))).isEmpty();
        assertThat(codes(keys("cerebras", "x".repeat(19).toCharArray()))).containsExactly("key_length");
        assertThat(codes(keys("cerebras", "x".repeat(501).toCharArray()))).containsExactly("key_length");
    }

    @Test
    @DisplayName("S0-KEY-4, C10: the same provider under two spellings of its name is a duplicate")
    void providerNamedTwiceIsRefused() {
        Map<String, List<char[]>> keys = keys("gemini", gemini('a'));
        keys.put("GEMINI", List.of(gemini('b')));

        assertThat(KeyCheck.problems(keys, KNOWN))
                .containsExactly(new Problem(
                        "provider_duplicate",
                        "apiKeys.gemini",
                        "Keys were given twice for gemini; give them as one list under one name."));
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> KeyCheck.open(vault, "label", keys))
                .withMessage("Keys were given twice for gemini; give them as one list under one name.");
        assertThatAllAreZeroed(keys);
    }

    @Test
    @DisplayName("S0-KEY-4: the same key twice is a duplicate")
    void sameKeyTwiceIsRefused() {
        assertThat(codes(keys("gemini", gemini('a'), gemini('a')))).containsExactly("key_duplicate");
    }

    @Test
    @DisplayName("S0-KEY-3: a key is not taken for a provider it does not look like")
    void keyOfAnotherVendorIsRefused() {
        assertThat(codes(keys("groq", gemini('a')))).containsExactly("key_wrong_provider");
    }

    @Test
    @DisplayName("S0-KEY-5: at most 10 keys")
    void elevenKeysAreRefused() {
        char[][] eleven = new char[11][];
        for (int i = 0; i < 11; i++) {
            eleven[i] = gemini((char) ('a' + i));
        }

        assertThat(codes(keys("gemini", Arrays.copyOf(eleven, 10)))).isEmpty();
        assertThat(codes(keys("gemini", eleven))).containsExactly("too_many_keys");
    }

    @Test
    void unknownProvidersAreCountedAndNotRepeated() {
        Map<String, List<char[]>> keys = keys("<script>", gemini('a'));
        assertThat(KeyCheck.problems(keys, KNOWN))
                .containsExactly(new Problem(
                        "provider_unknown",
                        "apiKeys",
                        "Keys were given for an unknown provider; known are cerebras, gemini, groq."));

        keys.put("openai", List.of(groq('a')));
        assertThat(KeyCheck.problems(keys, KNOWN))
                .extracting(Problem::message)
                .containsExactly("Keys were given for 2 unknown providers; known are cerebras, gemini, groq.");
    }

    @Test
    @DisplayName("S0-KEY-8: everything that is wrong is listed at once, and no key with it")
    void everythingThatIsWrongIsListedAtOnce() {
        Map<String, List<char[]>> keys = keys("nobody", gemini('z'));
        keys.put("gemini", List.of("short".toCharArray(), gemini('a'), "with spaces in the middle".toCharArray()));
        keys.put("groq", List.of(gemini('b')));

        List<Problem> problems = KeyCheck.problems(keys, KNOWN);

        assertThat(problems)
                .extracting(Problem::code, Problem::field)
                .containsExactly(
                        tuple("provider_unknown", "apiKeys"),
                        tuple("key_length", "apiKeys.gemini[0]"),
                        tuple("key_characters", "apiKeys.gemini[2]"),
                        tuple("key_wrong_provider", "apiKeys.groq"),
                        tuple("provider_duplicate", "apiKeys.groq"));
        assertThat(problems.toString())
                .doesNotContain("short,", "with spaces", "AIza", "aaaa", "bbbb", "zzzz", "nobody");
    }

    @Test
    @DisplayName("S0-KEY-1: a refused key is not stored")
    void refusalStoresNothingAndZeroesEverything() {
        Map<String, List<char[]>> keys = keys("gemini", gemini('a'), "short".toCharArray());

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> KeyCheck.open(vault, "label", keys))
                .satisfies(
                        e -> assertThat(e.problems()).extracting(Problem::code).containsExactly("key_length"));

        assertThatAllAreZeroed(keys);
    }

    @Test
    void keysAreZeroedWhenOpeningFails() {
        Map<String, List<char[]>> keys = keys("no such name!", gemini('a'));

        assertThatIllegalArgumentException().isThrownBy(() -> KeyCheck.open(vault, "label", keys));

        assertThatAllAreZeroed(keys);
    }

    private static void assertThatAllAreZeroed(Map<String, List<char[]>> keys) {
        keys.values().forEach(list -> list.forEach(key -> assertThat(key).containsOnly('\0')));
    }
}
