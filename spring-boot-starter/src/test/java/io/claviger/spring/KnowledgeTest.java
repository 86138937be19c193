package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.Question;
import io.claviger.assistant.Reply;
import io.claviger.knowledge.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Where the knowledge base comes from. */
class KnowledgeTest {
    private static final String ANSWER = "A tree in which every node has at most two children.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classpath:/courses/",
                "classpath:courses",
                "file:src/test/resources/courses",
                "file:./src/test/resources/courses/"
            })
    @DisplayName("S0-FLOW-1: a question that is known is answered without any key")
    void aKnownQuestionIsAnsweredWithoutAnyKey(String location) {
        Contexts.runner()
                .withPropertyValues("claviger.knowledge.location=" + location)
                .run(context -> {
                    Reply reply = context.getBean(ChatAssistant.class)
                            .answer(new Question("ann", "ann", "dsa", "What's a binary tree?", null, Map.of()));

                    assertThat(reply.text()).isEqualTo(ANSWER);
                    assertThat(reply.provider()).isEqualTo("knowledge-base");
                });
    }

    @Test
    void anAbsoluteFolderIsFine() {
        String location = Path.of("src/test/resources/courses").toUri().toString();

        Contexts.runner()
                .withPropertyValues("claviger.knowledge.location=" + location)
                .run(context -> assertThat(context.getBean(KnowledgeBase.class).find("dsa", "What is a binary tree?"))
                        .isPresent());
    }

    @Test
    void withoutALocationNothingIsKnown() {
        Contexts.runner()
                .run(context -> assertThat(context.getBean(KnowledgeBase.class).find("dsa", "What is a binary tree?"))
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classpath:/nowhere/",
                "classpath:/",
                "file:nowhere",
                "src/test/resources/courses",
                "https://x.example"
            })
    void aFolderThatIsNotThereIsAFault(String location) {
        String refusal =
                Contexts.refusal(Contexts.runner().withPropertyValues("claviger.knowledge.location=" + location));

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.knowledge.location: wanted a folder that exists, written as classpath:/... or"
                        + " file:...; found \"" + location + "\".");
    }

    @Test
    void faultsOfTheFilesAreAnalysed(@TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("dsa")).resolve("trees.md"), "## What is a tree?\n");

        Contexts.runner()
                .withPropertyValues("claviger.knowledge.location=" + folder.toUri())
                .run(context -> {
                    assertThat(context).hasFailed();

                    FailureAnalysis analysis =
                            new InvalidKnowledgeFailureAnalyzer().analyze(context.getStartupFailure());

                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription()).contains("dsa/trees.md:1: ");
                    assertThat(analysis.getAction())
                            .isEqualTo("Correct these files below claviger.knowledge.location, all faults are listed.");
                });
    }
}
