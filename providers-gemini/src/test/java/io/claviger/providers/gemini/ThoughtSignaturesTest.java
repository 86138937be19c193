package io.claviger.providers.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtSignaturesTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        ThoughtSignatures signatures = new ThoughtSignatures();
        signatures.addText("Hello ", null);
        signatures.addText("Ulm", "s/1+=");
        signatures.addCall("a1", "s2");
        signatures.addCall("a2", null);

        ThoughtSignatures read = ThoughtSignatures.parse(signatures.toJson());

        assertThat(read.ofCall("a1")).isEqualTo("s2");
        assertThat(read.ofCall("a2")).isNull();
        assertThat(read.spansOf("Hello Ulm")).containsExactly(new ThoughtSignatures.Span(6, 9, "s/1+="));
        assertThat(read.spansOf("Hello Bonn")).isEmpty();
        assertThat(read).hasToString("ThoughtSignatures[2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"calls\":7,\"text\":\"x\"}",
                "{\"calls\":{\"a\":7},\"length\":2,\"text\":[[0,3,\"s\"]]}",
                "{\"length\":2,\"text\":[[1,0,\"s\"]]}",
                "{\"length\":2,\"text\":[[0,1,\"s\"],[0,2,\"s\"]]}",
                "{\"length\":2,\"text\":[[0,1,7]]}",
                "{\"length\":2,\"text\":[[-1,1,\"s\"]]}"
            })
    void whatTheHostChangedHoldsNoSignatures(String json) {
        assertThat(ThoughtSignatures.parse(json).isEmpty()).isTrue();
    }
}
