package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.redact.Redactor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models are called by name. */
class ModelNamesTest {
    private final Redactor redactor = Redactor.patterns();
    private final ModelNames names = new ModelNames(redactor, List.of("standard"));

    @Test
    void aDefaultModelHasAName() {
        assertThat(names.of("standard")).isEqualTo("standard");
    }

    @Test
    void anotherModelGetsOneByAnswering() {
        assertThat(names.of("gpt-oss-20b")).isEqualTo("other");
        assertThat(names.answered("gpt-oss-20b")).isEqualTo("gpt-oss-20b");
        assertThat(names.of("gpt-oss-20b")).isEqualTo("gpt-oss-20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta-llama/llama-4-scout-17b-16e-instruct",
                "google/gemma-4:free",
                "eu.anthropic.claude-sonnet-4-20250514-v1:0",
                "hf.co/user/model@sha256"
            })
    void namesOfModelsHaveManyForms(String model) {
        assertThat(names.answered(model)).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "modèle", "<b>", "{x=\"y\"}", "-x"})
    void whatHasNoSuchFormIsNeverNamed(String model) {
        assertThat(names.answered(model)).isEqualTo("other");
    }

    @Test
    void aNameIsNotLong() {
        assertThat(names.answered("m".repeat(100))).hasSize(100);
        assertThat(names.answered("n".repeat(101))).isEqualTo("other");
    }

    @Test
    void aLiveKeyIsNeverNamed() {
        String key = "made-up-but-live";
        try (Redactor.Registration registration = redactor.register(key.toCharArray())) {
            assertThat(names.answered("models/" + key)).isEqualTo("other");
            assertThat(registration).isNotNull();
        }
    }

    @Test
    void thereAreAtMostOneHundred() {
        for (int i = 1; i < ModelNames.MOST; i++) {
            assertThat(names.answered("model-" + i)).isEqualTo("model-" + i);
        }

        assertThat(names.answered("model-100")).isEqualTo("other");
        assertThat(names.answered("model-99")).isEqualTo("model-99");
        assertThat(names.of("standard")).isEqualTo("standard");
    }
}
