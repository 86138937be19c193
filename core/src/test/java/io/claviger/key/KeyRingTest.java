package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRingTest {
    private static final ProviderId GEMINI = ProviderId.of("gemini");
    private static final ProviderId GROQ = ProviderId.of("groq");

    private final KeyVault vault = KeyVault.builder().build();
    private final KeyRing ring = vault.open("session_anna_1");

    @AfterEach
    void nothingStaysOpen() {
        vault.close();
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void lendsTheKeysInTheOrderGiven() {
        ring.and("gemini", TestKeys.gemini(1), TestKeys.gemini(2)).and("groq", TestKeys.groq(3));

        assertThat(lent(ring, GEMINI)).containsExactly(text(TestKeys.gemini(1)), text(TestKeys.gemini(2)));
        assertThat(lent(ring, GROQ)).containsExactly(text(TestKeys.groq(3)));
        assertThat(ring.keys(ProviderId.of("ollama"))).isEmpty();
        assertThat(ring.providers()).containsExactly(GEMINI, GROQ);
        assertThat(ring.size()).isEqualTo(3);
    }

    @Test
    void lendsTheKeyTidied() {
        ring.and("groq", (" \"Bearer " + text(TestKeys.groq(1)) + "\"\n").toCharArray());

        assertThat(lent(ring, GROQ)).containsExactly(text(TestKeys.groq(1)));
    }

    @Test
    void worksWithTheSeedsCipherToo() {
        try (KeyVault cbc = KeyVault.builder().sealing(Sealing.CBC).build();
                KeyRing sealed = cbc.open("s").and("gemini", TestKeys.gemini(1))) {
            assertThat(lent(sealed, GEMINI)).containsExactly(text(TestKeys.gemini(1)));
        }
    }

    @Test
    void labelsCountTheKeysOfAProvider() {
        ring.and("gemini", TestKeys.gemini(1))
                .and("groq", TestKeys.groq(1))
                .and(" Gemini ", TestKeys.gemini(2), TestKeys.geminiAuth(3));

        assertThat(ring.keys(GEMINI))
                .extracting(ApiKey::label)
                .containsExactly("gemini key 1", "gemini key 2", "gemini key 3");
        assertThat(ring.keys(GROQ)).extracting(ApiKey::label).containsExactly("groq key 1");
        assertThat(ring.keys(GROQ)).extracting(ApiKey::provider).containsExactly(GROQ);
        assertThat(ring.keys(GROQ)).noneMatch(ApiKey::isKeyless);
    }

    @Test
    void healthBelongsToTheKeyOfThisRing() {
        ring.and("gemini", TestKeys.gemini(1));

        assertThat(ring.keys(GEMINI).get(0).health())
                .isSameAs(ring.keys(GEMINI).get(0).health());
        try (KeyRing other = vault.open("b").and("gemini", TestKeys.gemini(1))) {
            assertThat(other.keys(GEMINI).get(0).health())
                    .isNotSameAs(ring.keys(GEMINI).get(0).health());
        }
    }

    @Test
    void keylessKeyHasNothingToLend() {
        ApiKey key = ApiKey.keyless(ProviderId.of("ollama"));

        assertThat(key.isKeyless()).isTrue();
        assertThat(key.label()).isEqualTo("ollama without key");
        assertThatIllegalStateException()
                .isThrownBy(() -> key.lend(chars -> "used"))
                .withMessage("There is nothing to lend: this is ollama without key.");
    }

    @Test
    void givenArraysAreZeroedWhenTheKeysAreTaken() {
        char[] first = TestKeys.gemini(1);
        char[] second = TestKeys.gemini(2);

        ring.and("gemini", first, second);

        assertThat(first).containsOnly('\0');
        assertThat(second).containsOnly('\0');
    }

    @Test
    void givenArraysAreZeroedWhenAKeyIsRefused() {
        char[] good = TestKeys.gemini(1);
        char[] bad = "short".toCharArray();

        assertThatThrownBy(() -> ring.and("gemini", good, bad)).isInstanceOf(InvalidRequestException.class);

        assertThat(good).containsOnly('\0');
        assertThat(bad).containsOnly('\0');
        assertThat(ring.size()).isZero();
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void givenArraysAreZeroedWhenTheNameIsNone() {
        char[] key = TestKeys.gemini(1);

        assertThatIllegalArgumentException().isThrownBy(() -> ring.and("no name", key));

        assertThat(key).containsOnly('\0');
    }

    @Test
    void givenArraysAreZeroedWhenOneIsMissing() {
        char[] key = TestKeys.gemini(1);

        assertThatThrownBy(() -> ring.and("gemini", key, null)).isInstanceOf(NullPointerException.class);

        assertThat(key).containsOnly('\0');
        assertThat(ring.size()).isZero();
    }

    @Test
    void givenArraysAreZeroedWhenTheRingIsClosed() {
        char[] key = TestKeys.gemini(1);
        ring.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> ring.and("gemini", key))
                .withMessage("The key ring is closed; its keys are wiped.");

        assertThat(key).containsOnly('\0');
    }

    @Test
    @DisplayName("S0-KEY-5: at most ten keys")
    void tenKeysAreTakenAndElevenAreNot() {
        for (int i = 0; i < 10; i++) {
            ring.and("groq", TestKeys.groq(i));
        }

        assertProblems(
                () -> ring.and("gemini", TestKeys.gemini(1), TestKeys.gemini(2)),
                new Problem("too_many_keys", "apiKeys", "At most 10 keys are accepted; found 12."));
        assertThat(ring.size()).isEqualTo(10);
    }

    @Test
    @DisplayName("S0-KEY-2: 20 to 500 characters")
    void everythingThatIsWrongIsReportedAtOnce() {
        assertProblems(
                () -> ring.and(
                        "gemini",
                        "short".toCharArray(),
                        TestKeys.gemini(1),
                        "AIza with spaces in the middle".toCharArray(),
                        TestKeys.groq(1)),
                new Problem("key_length", "apiKeys.gemini[0]", "A key has 20 to 500 characters; found 5."),
                new Problem(
                        "key_characters",
                        "apiKeys.gemini[2]",
                        "A key has printable ASCII characters without spaces; found another one at position 5."),
                new Problem(
                        "key_wrong_provider",
                        "apiKeys.gemini[3]",
                        "The key given for gemini looks like a groq key; a key is never sent to a provider that it does"
                                + " not look like."));
        assertThat(ring.size()).isZero();
    }

    @Test
    void severalProvidersAreTakenAllOrNone() {
        Map<ProviderId, List<char[]>> keys = new LinkedHashMap<>();
        keys.put(GROQ, List.of(TestKeys.groq(1)));
        keys.put(GEMINI, List.of(TestKeys.gemini(1), "x".toCharArray()));
        keys.put(ProviderId.of("openai"), List.of("y".toCharArray()));

        assertProblems(
                () -> ring.and(keys),
                new Problem("key_length", "apiKeys.gemini[1]", "A key has 20 to 500 characters; found 1."),
                new Problem("key_length", "apiKeys.openai", "A key has 20 to 500 characters; found 1."));
        assertThat(ring.size()).isZero();
        assertThat(keys.values())
                .allSatisfy(list ->
                        assertThat(list).allSatisfy(key -> assertThat(key).containsOnly('\0')));

        ring.and(Map.of(GROQ, List.of(TestKeys.groq(1)), GEMINI, List.of(TestKeys.gemini(1))));
        assertThat(ring.providers()).containsExactlyInAnyOrder(GROQ, GEMINI);
    }

    @Test
    void keyOfAVendorThatWeDoNotCallIsRefusedAsWell() {
        assertProblems(
                () -> ring.and("openai", TestKeys.anthropic(1)),
                new Problem(
                        "key_wrong_provider",
                        "apiKeys.openai",
                        "The key given for openai looks like an anthropic key; a key is never sent to a provider that it"
                                + " does not look like."));
    }

    @ParameterizedTest
    @CsvSource({"gemini", "google", "my-gemini", "google-europe", "vertex"})
    void nameThatMeansTheVendorIsFine(String name) {
        ring.and(name, TestKeys.gemini(1));

        assertThat(ring.size()).isEqualTo(1);
    }

    @Test
    void keyWithoutADistinctiveFormGoesWhereItIsSent() {
        ring.and("groq", TestKeys.plain(1)).and("my-company", TestKeys.plain(2));

        assertThat(ring.size()).isEqualTo(2);
    }

    @Test
    @DisplayName("S0-KEY-4, C10: the same key twice")
    void sameKeyTwiceIsADuplicate() {
        assertProblems(
                () -> ring.and("gemini", TestKeys.gemini(1), TestKeys.gemini(1)),
                new Problem(
                        "key_duplicate",
                        "apiKeys.gemini[1]",
                        "The same key was given twice for gemini; give each key once."));
    }

    @Test
    void sameKeyLaterIsADuplicate() {
        ring.and("gemini", TestKeys.gemini(1));

        assertProblems(
                () -> ring.and("gemini", (text(TestKeys.gemini(1)) + " ").toCharArray()),
                new Problem(
                        "key_duplicate",
                        "apiKeys.gemini",
                        "The same key was given twice for gemini; give each key once."));
        assertThat(ring.size()).isEqualTo(1);
    }

    @Test
    void sameKeyUnderTwoNamesIsADuplicate() {
        ring.and("groq", TestKeys.plain(1));

        assertProblems(
                () -> ring.and("my-company", TestKeys.plain(1)),
                new Problem(
                        "key_duplicate",
                        "apiKeys.my-company",
                        "The same key was given for groq and my-company; give each key once."));
    }

    @Test
    @DisplayName("S0-KEY-4, C10: two names whose keys belong to one provider")
    void twoNamesOfOneProviderAreADuplicate() {
        ring.and("gemini", TestKeys.gemini(1));

        assertProblems(
                () -> ring.and("google", TestKeys.geminiAuth(2)),
                new Problem(
                        "provider_duplicate",
                        "apiKeys.google",
                        "The keys given for gemini and google are all gemini keys; give them as one list under one name."));
    }

    @Test
    void twoNamesOfOneProviderAreADuplicateAlsoWithUnfamiliarKeys() {
        ring.and("google", TestKeys.plain(1));

        assertProblems(
                () -> ring.and("gemini", TestKeys.plain(2)),
                new Problem(
                        "provider_duplicate",
                        "apiKeys.gemini",
                        "The keys given for google and gemini are all gemini keys; give them as one list under one name."));
    }

    @Test
    void keyOfOneProviderUnderAnothersNameIsBoth() {
        ring.and("gemini", TestKeys.gemini(1));

        InvalidRequestException refusal =
                catchThrowableOfType(InvalidRequestException.class, () -> ring.and("groq", TestKeys.gemini(2)));

        assertThat(refusal.problems())
                .extracting(Problem::code)
                .containsExactly("key_wrong_provider", "provider_duplicate");
    }

    @Test
    void refusalNeverHoldsTheKey() {
        for (char[] key : List.of(
                TestKeys.anthropic(1), "secret-xyzzy".toCharArray(), "se\ncret-xyzzy-0123456789".toCharArray())) {
            String typed = text(key);

            InvalidRequestException refusal =
                    catchThrowableOfType(InvalidRequestException.class, () -> ring.and("groq", key));

            assertThat(refusal.toString() + refusal.problems())
                    .doesNotContain(typed.substring(typed.length() - 8))
                    .doesNotContain("xyzzy");
        }
    }

    @Test
    void refusalLeavesTheKeysThatWereThere() {
        ring.and("gemini", TestKeys.gemini(1));

        assertThatThrownBy(() -> ring.and("groq", "short".toCharArray())).isInstanceOf(InvalidRequestException.class);

        assertThat(lent(ring, GEMINI)).containsExactly(text(TestKeys.gemini(1)));
        ring.and("groq", TestKeys.groq(1));
        assertThat(ring.size()).isEqualTo(2);
    }

    @Test
    void emptyRingHasNothing() {
        try (KeyRing none = KeyRing.none()) {
            assertThat(none.size()).isZero();
            assertThat(none.providers()).isEmpty();
            assertThat(none.sessionId()).matches("[0-9a-f]{32}");
            assertThat(none).hasToString("KeyRing[0 keys, 0 providers]");
        }
    }

    @Test
    void namesOfRingsAndKeysShowSizesOnly() {
        ring.and("gemini", TestKeys.gemini(1), TestKeys.gemini(2));

        assertThat(ring).hasToString("KeyRing[2 keys, 1 providers]");
        assertThat(ring.keys(GEMINI).get(0)).hasToString("ApiKey[gemini key 1]");
        assertThat(vault).hasToString("KeyVault[1 open rings]");
        ring.close();
        assertThat(ring).hasToString("KeyRing[closed]");
    }

    private static void assertProblems(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Problem... problems) {
        InvalidRequestException refusal = catchThrowableOfType(InvalidRequestException.class, call);

        assertThat(refusal).isNotNull();
        assertThat(refusal.problems()).containsExactly(problems);
        assertThat(refusal.getCause()).isNull();
    }

    static List<String> lent(KeyRing ring, ProviderId provider) {
        return ring.keys(provider).stream().map(key -> key.lend(String::new)).toList();
    }

    private static String text(char[] key) {
        return new String(key);
    }
}
