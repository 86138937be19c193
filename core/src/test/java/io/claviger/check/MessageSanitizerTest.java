package io.claviger.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C37: what is shown of a message")
class MessageSanitizerTest {
    // Independent of the scanner: any tag with a handler, a forbidden element, or a link that runs code.
    private static final Pattern ACTIVE =
            Pattern.compile("(?is)</?(script|style|iframe|object|embed|svg|math|base|link)\\b"
                    + "|<[a-z][^<>]*[\\s/\"']on[a-z]+\\s*="
                    + "|<[a-z][^<>]*\\s(style|srcdoc|http-equiv)\\s*="
                    + "|[(<=\"'\\s](javascript|vbscript):\\S|data:(text/html|image/svg)");

    static Stream<String> payloads() {
        return XssPayloads.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    @DisplayName("S0-VAL-1, S0-TEST-1: no payload leaves anything active in displayHtml")
    void htmlRenditionHoldsNoMarkup(String payload) {
        String html = MessageSanitizer.displayHtml(payload);

        assertThat(html).doesNotContain("<", ">", "\"", "'").doesNotContainPattern("&(?!(amp|lt|gt|quot|#39);)");
        assertThat(html).isEqualTo(MessageSanitizer.encode(MessageSanitizer.displayText(payload)));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void textRenditionHoldsNothingActive(String payload) {
        String shown = MessageSanitizer.displayText(payload);

        assertThat(shown).doesNotContainPattern(ACTIVE);
        assertThat(MessageSanitizer.displayText(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void payloadInAFenceIsCodeAndStays(String payload) {
        String clean = payload.replace("\u0000", "").replace("\u0001", "");
        String fenced = "Why does this run?\n\n~~~~html\n" + clean + "\n~~~~\nThanks";

        assertThat(MessageSanitizer.displayText(fenced)).isEqualTo(fenced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a binary tree?",
                "How do I sort a List<T>?",
                "Map<String, List<Integer>> m = new HashMap<>();",
                "if (a < b && c > d) return a<b;",
                "for (int i=0;i<n;i++) { x<<=1; }",
                "Is 3 < 5 or a <b?",
                "vector<pair<int,int>> v; // C++",
                "Use `<script>` to load a script.",
                "Use ``<img onerror=x> with a ` in it`` here",
                "```html\n<script>alert(1)</script>\n```",
                "Why?\n```\n<img src=x onerror=alert(1)>\n```\nAnd `onclick=` too.",
                "~~~\n<iframe>\n``` \n~~~",
                "```\nnever closed <script>",
                "How do I fill a List<T>:\n```java\nList<script> x;\n```",
                "a List<T> and `<script>`",
                "Have you read \"JavaScript: The Good Parts\"?",
                "Use <b>bold</b>, <br/> and <a href=\"https://example.com/?a=1&b=2\">links</a>.",
                "<https://example.com/x> and [x](https://example.com)",
                "button.onclick = handler; and onerror=1",
                "What does &lt;script&gt; and &amp;lt; mean?",
                "x -> y, x <- y, <-, <>, </>, <1>",
                "What is a <textarea> and a <form>?",
                "I \u2764\uFE0F trees \uD83D\uDC4D",
                "",
                "\r\n\t"
            })
    void ordinaryQuestionsStayAsTheyAre(String question) {
        assertThat(MessageSanitizer.displayText(question)).isEqualTo(question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ==> ",
            value = {
                "Hello <script>alert(1)</script>world ==> Hello world",
                "Hello<script>alert(1)</script>world ==> Hello world",
                "<img src=x onerror=alert(1)> ==> '<img src=x >'",
                "<a class=y onclick='f()' href=z>k</a> ==> <a class=y  href=z>k</a>",
                "<a href=\"javascript:f()\">k</a> ==> <a >k</a>",
                "[k](javascript:f()) ==> [k](f())",
                "What does <script> do? ==> What does  do?",
                "a <img onerror=1 ==> a < img onerror=1",
                "a <img x=1 ==> a <img x=1",
                "see javascript:alert(1) ==> see alert(1)",
                "`<b onclick=f()>` <b onclick=f()> ==> `<b onclick=f()>` <b >",
                "`unclosed <b onclick=f()> ==> `unclosed <b >",
            })
    void activeContentIsTakenOutAndTheRestStays(String typed, String shown) {
        assertThat(MessageSanitizer.displayText(typed)).isEqualTo(shown);
    }

    @Test
    void lineEndsOfWhatIsTakenOutStay() {
        assertThat(MessageSanitizer.displayText("a<script>\nx\n</script>b")).isEqualTo("a\nb");
        assertThat(MessageSanitizer.displayText("a<script>\n\nx</script>b")).isEqualTo("a\n\nb");
        assertThat(MessageSanitizer.displayText("a\r\n<style>\r\n \r\nx</style>\r\nb"))
                .isEqualTo("a\r\n\n\n\r\nb");
    }

    @Test
    void encodingIsUndoneByDecoding() {
        Random random = new Random(37);
        for (int i = 0; i < 5_000; i++) {
            String text = soup(random, random.nextInt(60));
            assertThat(decode(MessageSanitizer.encode(text))).isEqualTo(text);
        }
        assertThat(MessageSanitizer.encode("<a href=\"x\">&amp; 'y'</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;amp; &#39;y&#39;&lt;/a&gt;");
    }

    @Test
    void secondPassFindsNothing() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String typed = soup(random, 1 + random.nextInt(25));

            String shown = MessageSanitizer.displayText(typed);

            assertThat(MessageSanitizer.displayText(shown))
                    .as("seed %d: %s", seed, typed)
                    .isEqualTo(shown);
        }
    }

    @Test
    void nothingActiveIsLeftOutsideOfCode() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String typed =
                    soup(random, 1 + random.nextInt(25)).replace('`', '.').replace('~', '.');

            assertThat(MessageSanitizer.displayText(typed))
                    .as("seed %d: %s", seed, typed)
                    .doesNotContainPattern("(?i)</?(script|style|iframe|object|embed|svg)[\\s/>]");
        }
    }

    private static String soup(Random random, int pieces) {
        List<String> vocabulary = List.of(
                "<",
                ">",
                "</",
                "/>",
                "<!--",
                "-->",
                "<?",
                "\"",
                "'",
                "=",
                " ",
                "\n",
                "\n\n",
                "\r\n",
                "`",
                "```",
                "~~~",
                "\n```\n",
                "\n~~~\n",
                "\\",
                "|",
                "- ",
                "> ",
                "    ",
                "<script>",
                "</script>",
                "<script",
                "script",
                "<b>",
                "<b title=\"",
                "<img src=x onerror=alert(1)>",
                " onerror=alert(1)",
                " onx=\"",
                "<style>",
                "</style>",
                "<svg>",
                "<pre>",
                "<textarea>",
                "</textarea>",
                "javascript:",
                "java",
                "&#106;",
                "&colon;",
                "(javascript:",
                "&lt;",
                "&amp;",
                "&",
                ";",
                "x",
                "a b",
                "List<T>",
                "\u0000",
                "\uD83D\uDC4D",
                "é",
                "<div>\n",
                "<a\n\n",
                "style=",
                "srcdoc='",
                "<iframe>",
                "</iframe >",
                "<object",
                "http-equiv=x");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(vocabulary.get(random.nextInt(vocabulary.size())));
        }
        return text.toString();
    }

    private static String decode(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a",
                "<a ",
                "<a \"",
                "<a b='",
                "<a b=\"<a b='",
                "<script",
                "<script>",
                "</script",
                "</scriptx>",
                "`",
                "``a`",
                "a`\n\n",
                "~",
                "- ~~~",
                "&",
                "&#",
                "&#0",
                "java",
                "javascript:",
                "(javascript:",
                "\\",
                "\n",
                " \n",
                "1 ",
                "<!--",
                "<b>",
                "<b onx=1>",
                "|`",
                "<script></script>",
                "j&#x41"
            })
    void timeIsInProportionToLength(String piece) {
        String text = piece.repeat(120_000 / piece.length()) + "=\"'>";

        // A quadratic pass over this takes minutes; a linear one takes milliseconds.
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> MessageSanitizer.displayHtml(text).length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> MessageSanitizer.Input.SEED_LITERAL.apply(text).length());
    }

    @Test
    void providersReceiveWhatWasTyped() {
        String typed = "Why does <script>alert(\"List<T>\")</script> run?";

        assertThat(MessageSanitizer.Input.AS_TYPED.apply(typed)).isSameAs(typed);
    }

    @Test
    @DisplayName("Seed 000, Input Validation: script tag removal and HTML entity sanitization, to the letter")
    void seedLiteralTakesOutScriptsAndEncodesTheRest() {
        assertThat(MessageSanitizer.Input.SEED_LITERAL.apply("a <script>alert(1)</script>b & List<T> 'c' \"d\""))
                .isEqualTo("a b &amp; List&lt;T&gt; &#39;c&#39; &quot;d&quot;");
        assertThat(MessageSanitizer.Input.SEED_LITERAL.apply("`<script>` x </SCRIPT > y"))
                .isEqualTo("` y");
        assertThat(MessageSanitizer.Input.SEED_LITERAL.apply("a </script>b <script>c"))
                .isEqualTo("a b ");
        assertThat(MessageSanitizer.Input.SEED_LITERAL.apply("<scripts> stay")).isEqualTo("&lt;scripts&gt; stay");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void seedLiteralLeavesNoMarkup(String payload) {
        assertThat(MessageSanitizer.Input.SEED_LITERAL.apply(payload)).doesNotContain("<", ">", "\"", "'");
    }
}
