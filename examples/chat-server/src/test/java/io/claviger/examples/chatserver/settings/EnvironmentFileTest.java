package io.claviger.examples.chatserver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve(".env");
    }

    private EnvironmentFile read(String... lines) throws IOException {
        Files.writeString(path, String.join("\n", lines));
        return EnvironmentFile.read(path);
    }

    @Test
    void linesSetVariables() throws IOException {
        EnvironmentFile file = read(
                "# a remark",
                "",
                "PLAIN=a value # and a remark",
                "export SHELL_LIKE=yes",
                " SPACES = around ",
                "HASH=a#b",
                "EMPTY=",
                "NOTHING= # only a remark",
                "DOUBLE=\"a # b\\n\\\"c\\\"\" # remark",
                "SINGLE='a # b\\n'",
                "TWICE=one",
                "TWICE=two",
                "OPEN=\"half",
                "dotted.name=also");

        assertThat(file.faults()).isEmpty();
        assertThat(file.values())
                .containsEntry("PLAIN", "a value")
                .containsEntry("SHELL_LIKE", "yes")
                .containsEntry("SPACES", "around")
                .containsEntry("HASH", "a#b")
                .containsEntry("EMPTY", "")
                .containsEntry("NOTHING", "")
                .containsEntry("DOUBLE", "a # b\n\"c\"")
                .containsEntry("SINGLE", "a # b\\n")
                .containsEntry("TWICE", "two")
                .containsEntry("OPEN", "\"half")
                .containsEntry("dotted.name", "also")
                .hasSize(11);
    }

    @Test
    void otherLinesAreNamedAndNotRepeated() throws IOException {
        EnvironmentFile file = read("GOOD=1", "hunter2", "1ST=no");

        assertThat(file.faults())
                .extracting(Fault::toString)
                .containsExactly(
                        ".env, line 2 needs NAME=value; found something else.",
                        ".env, line 3 needs NAME=value; found something else.");
        assertThat(file).hasToString("EnvironmentFile[GOOD]");
    }

    @Test
    void noFileSetsNothing() {
        EnvironmentFile file = EnvironmentFile.read(path);

        assertThat(file.values()).isEmpty();
        assertThat(file.faults()).isEmpty();
    }

    @Test
    void whatIsNoTextIsAFault() throws IOException {
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe, 'A'});

        assertThat(EnvironmentFile.read(path).faults())
                .extracting(Fault::toString)
                .containsExactly(".env needs a text file in UTF-8; found an unreadable one.");
    }
}
