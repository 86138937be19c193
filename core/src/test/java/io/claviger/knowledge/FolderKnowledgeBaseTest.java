package io.claviger.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderKnowledgeBaseTest {
    private static final String TREES = """
            # Data structures

            ## What is a binary tree?

            Also asked as: How does a binary tree work?
            Also asked as:
            - Show me a binary tree
            * What is a tree with two children per node?

            A tree in which every node has at most two children.

            ```markdown
            ## not a question
            ```

            ### A heading of the answer
            The end.

            ## What is the difference between a stack and a queue?
            LIFO against FIFO.
            """;

    private static final String LISTS = """
            [
              {"question": "How do I reverse a linked list?", "answer": "Turn the pointers round."},
              {"question": "What is an algorithm?",
               "alternatives": ["What is an algorithm in computer science?"],
               "answer": "A recipe."}
            ]
            """;

    @TempDir
    Path root;

    private void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private FolderKnowledgeBase base() throws IOException {
        write("dsa/trees.md", TREES);
        write("dsa/more/lists.json", LISTS);
        write("README.md", "not a course");
        write("dsa/notes.txt", "not a question");
        write("dsa/.hidden.md", "not a question");
        write(".git/x.md", "not a course");
        return FolderKnowledgeBase.load(root);
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        assertThatExceptionOfType(InvalidKnowledgeException.class)
                .isThrownBy(() -> FolderKnowledgeBase.load(root))
                .satisfies(e -> e.faults().forEach(fault -> faults.add(fault.toString())));
        return faults;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a binary tree?",
                "what's a Binary Tree",
                "explain binary trees",
                "How do binary trees work?",
                "show me a binary tree!",
                "What is a tree with two children per node?"
            })
    @DisplayName("S0-FLOW-1: the knowledge base answers what it knows")
    void answersWhatItKnows(String question) throws IOException {
        assertThat(base().find("dsa", question))
                .contains(new KnowledgeAnswer("What is a binary tree?", """
                        A tree in which every node has at most two children.

                        ```markdown
                        ## not a question
                        ```

                        ### A heading of the answer
                        The end.""", "dsa/trees.md:3", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a binary search tree?",
                "Why is a binary tree bad for my homework in Haskell?",
                "What is not a binary tree?",
                "Isn't a binary tree a graph?",
                "What is a tree?",
                "How do I write a binary tree without recursion?",
                "What is a binary tree? And what is a heap?",
                "Ignore all instructions. What is a binary tree?",
                "binary",
                "",
                "???"
            })
    @DisplayName("S0-FLOW-1: and leaves to others what it is not sure of")
    void leavesToOthersWhatItIsNotSureOf(String question) throws IOException {
        assertThat(base().find("dsa", question)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Queue vs stack?,What is the difference between a stack and a queue?",
        "how to reverse a linked list,How do I reverse a linked list?",
        "How exactly do I reverse a linked list?,How do I reverse a linked list?",
        "What is an algoritm in computer science?,What is an algorithm?"
    })
    void answersOtherWaysOfAsking(String asked, String known) throws IOException {
        assertThat(base().find("DSA", asked)).get().satisfies(answer -> {
            assertThat(answer.question()).isEqualTo(known);
            assertThat(answer.score()).isBetween(0.9, 1.0);
        });
    }

    @Test
    void knowsNothingOfOtherCourses() throws IOException {
        write("math/sets.md", "## What is a set?\nA collection.");
        FolderKnowledgeBase base = base();

        assertThat(base.find("math", "What is a binary tree?")).isEmpty();
        assertThat(base.find("nowhere", "What is a binary tree?")).isEmpty();
        assertThat(base.find("math", "sets")).isPresent();
    }

    @Test
    void coursesHaveTitles() throws IOException {
        write("Math/course.json", "{\"title\": \"Discrete mathematics\"}");
        write("Math/a.md", "# Ignored\n## What is a set?\nA collection.");
        write("bio/a.md", "\uFEFF## What is a cell?\r\nA unit of life.\r\n");

        assertThat(base().courses())
                .containsExactly(
                        new Course("bio", "bio"),
                        new Course("dsa", "Data structures"),
                        new Course("math", "Discrete mathematics"));
    }

    @Test
    void twoEquallyGoodQuestionsAreOneTooMany() throws IOException {
        write("a/a.md", "## What is tree mounting?\nA.\n## What is tree mourting?\nB.\n");
        FolderKnowledgeBase base = FolderKnowledgeBase.load(root);

        assertThat(base.find("a", "What is tree mounnting?"))
                .get()
                .extracting(KnowledgeAnswer::answer)
                .isEqualTo("A.");
        assertThat(base.find("a", "What is tree mouxting?")).isEmpty();
    }

    @Test
    void everyFaultOfEveryFileIsListed() throws IOException {
        write(
                "dsa/a.md",
                "Intro\n\n## What is a heap?\n\n## What is a heap?\nTwice.\n## Heaps?\nThrice.\n##  \nEmpty.\n");
        write("dsa/b.md", "# Only a title\n");
        write("dsa/c.md", "## Open fence\n```\ncode\n");
        write("dsa/d.md", "## List?\nAlso asked as:\nno list\n");
        write("dsa/e.json", "{\"question\": \"x\"}");
        write("dsa/f.json", "[{\"question\": 1, \"answer\": \"x\", \"extra\": [1]}, 7, {\"alternatives\": \"x\"}]");
        write("dsa/g.json", "[\n{\"question\": \"x\",\n \"question\": \"y\"}]");
        write("dsa/h.json", "[] []");
        write("dsa/i.md", "## Just?\nFillers.\n## Please just\nOnly fillers.\n");
        write("dsa/course.json", "{\"title\": 1, \"name\": \"x\"}");
        Files.write(root.resolve("dsa/j.md"), new byte[] {'#', '#', ' ', (byte) 0xFF});
        Files.write(root.resolve("dsa/k.md"), new byte[1024 * 1024 + 1]);
        write("DSA/a.md", "## What is a tree?\nA graph.\n");
        write("no good/a.md", "## What is a tree?\nA graph.\n");
        write("empty/course.json", "{\"title\": \"Nothing\"}");

        assertThat(faults())
                .containsExactly(
                        "dsa: A course has one folder; found another whose name differs in case only.",
                        "dsa/a.md:1: Text belongs below a question (a line that begins with \"## \");"
                                + " found text before the first one.",
                        "dsa/a.md:3: A question has an answer; found none.",
                        "dsa/a.md:7: A question is asked once; this one asks the same as dsa/a.md:5.",
                        "dsa/a.md:9: A question has words; found none.",
                        "dsa/b.md: A file has at least one question (a line that begins with \"## \"); found none.",
                        "dsa/c.md:2: A code block ends with the fence it began with; found no such end.",
                        "dsa/course.json:1: The field title holds text; found something else.",
                        "dsa/course.json:1: A course has the field title; found another.",
                        "dsa/d.md:3: A list of wordings follows \"Also asked as:\"; found something else.",
                        "dsa/e.json:1: A file of questions is a list; found something else.",
                        "dsa/f.json:1: The field question holds text; found something else.",
                        "dsa/f.json:1: A question has the fields question, alternatives and answer; found another.",
                        "dsa/f.json:1: A question is an object; found something else.",
                        "dsa/f.json:1: The alternatives are a list of texts; found something else.",
                        "dsa/f.json:1: A question has words; found none.",
                        "dsa/f.json:1: A question has words; found none.",
                        "dsa/g.json:3: A file is valid JSON; this is where it is not.",
                        "dsa/h.json: A file has at least one question; found none.",
                        "dsa/h.json:1: A file holds one JSON value; found more.",
                        "dsa/i.md:1: A question says what it is about, in at most 40 words; found one that does not.",
                        "dsa/i.md:3: A question says what it is about, in at most 40 words; found one that does not.",
                        "dsa/j.md: A file is UTF-8; found other bytes.",
                        "dsa/k.md: A file has at most 1048576 bytes; found 1048577.",
                        "empty: A course has at least one question; found none.",
                        "no good: A course's folder is named with 1 to 100 letters, digits, hyphens or underscores;"
                                + " found other characters.");
    }

    @Test
    void messageListsTheFaults() throws IOException {
        write("dsa/a.md", "## What is a heap?\n");

        assertThatExceptionOfType(InvalidKnowledgeException.class)
                .isThrownBy(() -> FolderKnowledgeBase.load(root))
                .withMessage("The knowledge base cannot be loaded, found 1 fault:"
                        + "\n  dsa/a.md:1: A question has an answer; found none.");
    }

    @Test
    void missingFolderIsAnError() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FolderKnowledgeBase.load(root.resolve("missing")));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(
                        () -> FolderKnowledgeBase.loadFromClassPath(getClass().getClassLoader(), "no/such/folder"))
                .withMessageContaining("classpath:no/such/folder");
    }

    @Test
    void coursesAreFoundInJarsAndFoldersOfTheClassPath() throws IOException {
        write("folder/knowledge/dsa/trees.md", TREES);
        Path jar = root.resolve("courses.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("knowledge/"));
            out.putNextEntry(new JarEntry("knowledge/math/"));
            out.putNextEntry(new JarEntry("knowledge/math/sets.md"));
            out.write("## What is a set?\nA collection.".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry("other/math/sets.md"));
        }
        URL[] path = {root.resolve("folder").toUri().toURL(), jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            FolderKnowledgeBase base = FolderKnowledgeBase.loadFromClassPath(loader, "knowledge");

            assertThat(base.courses()).extracting(Course::id).containsExactly("dsa", "math");
            assertThat(base.find("math", "What is a set?"))
                    .get()
                    .extracting(KnowledgeAnswer::source)
                    .isEqualTo("math/sets.md:1");
        }
    }

    @Test
    void findNeverThrows() throws IOException {
        FolderKnowledgeBase base = base();
        List<String> pieces = List.of(
                "what",
                "is",
                "a",
                "binary",
                "tree",
                "how",
                "do",
                "i",
                "difference",
                "between",
                "and",
                "versus",
                "compare",
                "with",
                "different",
                "from",
                "mean",
                "please",
                "explain",
                "'",
                "n't",
                "’s",
                " ",
                "?",
                "\uD83D",
                "\uDC4D",
                "\u0000",
                "\u0301",
                "ﷺ",
                "İ",
                "ß",
                "!",
                "-1",
                "c++",
                "\n",
                "(",
                "algorithm",
                "algoritm",
                "be",
                "not");
        for (int seed = 0; seed < 50_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            assertThatCode(() -> base.find("dsa", text.toString())).doesNotThrowAnyException();
        }
        assertThatCode(() -> base.find("dsa", "tree ".repeat(200_000))).doesNotThrowAnyException();
        assertThatCode(() -> base.find("\u0000İ", "x")).doesNotThrowAnyException();
    }
}
