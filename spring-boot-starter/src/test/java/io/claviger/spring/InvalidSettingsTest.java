package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;

/** Settings that cannot work end the start, with the property's name, what was wanted and what was found. */
class InvalidSettingsTest {
    private static final String WANTED_URL =
            "wanted an http or https URL with a host, without user, query and fragment, such as https://ai.example/v1";

    @Test
    void allFaultsAreSaidAtOnce() {
        String refusal = refusal(
                "claviger.chain=gemini,gemni,GEMINI,groq,Not a name",
                "claviger.providers.groq.enabled=false",
                "claviger.providers.cerebras.enabled=perhaps",
                "claviger.providers.cerebras.model= ",
                "claviger.providers.mistral.model=large",
                "claviger.providers.openrouter.base-url=https://user:hunter2@proxy.example/v1",
                "claviger.compatible.local.base-url=localhost:8000",
                "claviger.compatible.groq.base-url=https://ai.example/v1",
                "claviger.compatible.groq.model=m",
                "claviger.compatible.3d.base-url=https://ai.example/v1",
                "claviger.compatible.3d.model=m",
                "claviger.compatible.lab.key=sometimes",
                "claviger.timeouts.connect=soon",
                "claviger.timeouts.first-token=0s",
                "claviger.timeouts.idle=-1s",
                "claviger.timeouts.total=2d",
                "claviger.fallback.patience=-3s",
                "claviger.fallback.retries=-1",
                "claviger.fallback.after-cut=explode",
                "claviger.rate-limit.requests=0",
                "claviger.rate-limit.window=400d",
                "claviger.assistant.instructions= ",
                "claviger.assistant.history-messages=many",
                "claviger.session-secret=hunter2",
                "claviger.sealing=ecb",
                "claviger.production=maybe");

        assertThat(refusal.lines())
                .containsExactly(
                        "Claviger cannot start because of 27 settings:",
                        "  - claviger.providers.cerebras.enabled: wanted true or false; found \"perhaps\".",
                        "  - claviger.compatible.lab.key: wanted one of required, optional, none; found \"sometimes\".",
                        "  - claviger.timeouts.connect: wanted a duration such as 500ms, 10s or 2m; found \"soon\".",
                        "  - claviger.fallback.after-cut: wanted one of fail, restart, buffer; found \"explode\".",
                        "  - claviger.assistant.history-messages: wanted a whole number; found \"many\".",
                        "  - claviger.sealing: wanted one of gcm, cbc; found \"ecb\".",
                        "  - claviger.production: wanted true or false; found \"maybe\".",
                        "  - claviger.providers.cerebras.model: wanted the name of a model; found nothing.",
                        "  - claviger.providers: wanted one of gemini, groq, cerebras, openrouter, openai, bedrock, ollama;"
                                + " found \"mistral\".",
                        "  - claviger.providers.openrouter.base-url: " + WANTED_URL + "; found a URL with a user.",
                        "  - claviger.compatible.local.base-url: " + WANTED_URL + "; found \"localhost:8000\".",
                        "  - claviger.compatible.local.model: wanted the name of a model; found nothing.",
                        "  - claviger.compatible: wanted names that no module has; found \"groq\".",
                        "  - claviger.compatible: wanted names of 1 to 32 letters, digits or hyphens that start with a"
                                + " letter; found \"3d\".",
                        "  - claviger.chain[1]: wanted one of gemini, cerebras, openrouter, openai, bedrock, ollama, local; found"
                                + " \"gemni\".",
                        "  - claviger.chain[2]: wanted each provider once; found \"GEMINI\" again.",
                        "  - claviger.chain[3]: wanted one of gemini, cerebras, openrouter, openai, bedrock, ollama, local; found"
                                + " \"groq\" while claviger.providers.groq.enabled is false.",
                        "  - claviger.chain[4]: wanted one of gemini, cerebras, openrouter, openai, bedrock, ollama, local; found"
                                + " \"Not a name\".",
                        "  - claviger.timeouts.first-token: wanted more than 0s and at most 1d; found \"0s\".",
                        "  - claviger.timeouts.idle: wanted more than 0s and at most 1d; found \"-1s\".",
                        "  - claviger.timeouts.total: wanted more than 0s and at most 1d; found \"2d\".",
                        "  - claviger.fallback.patience: wanted 0s to 1d; found \"-3s\".",
                        "  - claviger.fallback.retries: wanted 0 or more; found \"-1\".",
                        "  - claviger.rate-limit.requests: wanted 1 or more; found \"0\".",
                        "  - claviger.rate-limit.window: wanted more than 0s and at most 366d; found \"400d\".",
                        "  - claviger.assistant.instructions: wanted a text that is not blank; found nothing.",
                        "  - claviger.session-secret: wanted at least 32 bytes, set here or as SESSION_SECRET, such as"
                                + " `openssl rand -base64 48` makes; found 7 bytes.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:hunter2@ai.example/v1 | a URL with a user",
                "https://hunter2@ai.example         | a URL with a user",
                "https://ai.example/v1?key=hunter2  | a URL with a query",
                "https://ai.example/v1#hunter2      | a URL with a fragment",
                "https://ai example/v1              | something that is no URL",
                "ftp://ai.example/v1                | \"ftp://ai.example/v1\"",
                "https:///v1                        | \"https:///v1\"",
                "HTTPS://ai.example/v1              | \"HTTPS://ai.example/v1\"",
                "https://ai.example:65536/v1        | \"https://ai.example:65536/v1\"",
                "/v1                                | \"/v1\""
            })
    void aBaseUrlIsAPlainOne(String url, String found) {
        String refusal = refusal("claviger.providers.gemini.base-url=" + url);

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n" + "  - claviger.providers.gemini.base-url: "
                        + WANTED_URL + "; found " + found + ".");
    }

    @Test
    void aRegionIsOneAndBedrocks() {
        String refusal =
                refusal("claviger.providers.bedrock.region=evil.com/", "claviger.providers.gemini.region=eu-central-1");

        assertThat(refusal.lines())
                .containsExactlyInAnyOrder(
                        "Claviger cannot start because of 2 settings:",
                        "  - claviger.providers.bedrock.region: wanted a region of AWS such as eu-central-1; found"
                                + " \"evil.com/\".",
                        "  - claviger.providers.gemini.region: wanted no region, which bedrock alone has; found one.");
    }

    @Test
    void whatOnlyAModuleKnowsToBeWrongIsAFaultToo() {
        String refusal = refusal("claviger.providers.gemini.model=tuned/mine%20");

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.providers.gemini.model: wanted the name of a model; found one that is refused: A"
                        + " Gemini model is named by 1 to 128 characters without slash, backslash, percent sign or control"
                        + " character, after an optional \"models/\".");
    }

    @Test
    void settingsOfAMissingModuleNameTheModule() {
        String refusal = Contexts.refusal(Contexts.runner()
                .withClassLoader(new FilteredClassLoader("io.claviger.providers.cerebras"))
                .withPropertyValues("claviger.providers.cerebras.model=m", "claviger.chain=cerebras,gemini"));

        assertThat(refusal.lines())
                .containsExactly(
                        "Claviger cannot start because of 2 settings:",
                        "  - claviger.providers.cerebras: wanted claviger-providers-cerebras on the class path; found"
                                + " none.",
                        "  - claviger.chain[0]: wanted one of gemini, groq, openrouter, openai, bedrock, ollama; found \"cerebras\".");
    }

    @Test
    void oneNameTwiceIsRefusedAlsoInAnotherSpelling() {
        String refusal = refusal(
                "claviger.compatible.Lab.base-url=https://one.example",
                "claviger.compatible.Lab.model=m",
                "claviger.compatible.lab.base-url=https://two.example",
                "claviger.compatible.lab.model=m");

        assertThat(refusal).contains("  - claviger.compatible: wanted each name once; found \"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gsk_0123456789abcdefghijABCDEFGHIJ0123456789abcdefghijAB",
                "AIzaSyA0123456789abcdefghijABCDEFGHIJ012"
            })
    void aKeyThatWasPastedIntoTheWrongSettingIsNotRepeated(String key) {
        String refusal = refusal("claviger.chain=" + key, "claviger.timeouts.total=" + key, "claviger.sealing=" + key);

        assertThat(refusal).hasLineCount(4).contains("found \"[key:").doesNotContain(key.substring(4, 14));
    }

    @Test
    void aLongTextIsCutAndStaysOnOneLine() {
        String refusal = refusal("claviger.sealing=" + "x".repeat(100) + "\nsecond line");

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.sealing: wanted one of gcm, cbc; found \"" + "x".repeat(60) + "…\".");
    }

    @Test
    void aPlaceholderThatLeadsNowhereIsAFault() {
        String refusal = refusal(
                "claviger.timeouts.total=${NOT_SET}", "claviger.session-secret=${NOT_SET_ALTHOUGH_ITS_NAME_IS_LONG}");

        assertThat(refusal.lines())
                .containsExactly(
                        "Claviger cannot start because of 2 settings:",
                        "  - claviger.timeouts.total: wanted a duration such as 500ms, 10s or 2m; found \"${NOT_SET}\".",
                        "  - claviger.session-secret: wanted at least 32 bytes, set here or as SESSION_SECRET, such as"
                                + " `openssl rand -base64 48` makes; found a placeholder that leads nowhere.");
    }

    @Test
    void theAnalysisHasDescriptionAndAction() {
        InvalidSettingsException failure =
                new InvalidSettingsException(List.of(new Fault("claviger.a", "this", "that")));

        FailureAnalysis analysis =
                new InvalidSettingsFailureAnalyzer().analyze(new IllegalStateException("around", failure));

        assertThat(analysis.getDescription())
                .isEqualTo("Claviger cannot start because of 1 setting:\n  - claviger.a: wanted this; found that.");
        assertThat(analysis.getAction())
                .isEqualTo("Correct this setting. The README of claviger-spring-boot-starter has a table of all"
                        + " settings.");
    }

    private static String refusal(String... settings) {
        return Contexts.refusal(Contexts.runner().withPropertyValues(settings));
    }
}
