package io.claviger.examples.chatserver.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.claviger.chat.InvalidRequestException;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.history.Conversations.Place;
import io.claviger.examples.chatserver.wire.AttemptJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class TransferTest {
    @Parameter
    DatabaseKind kind;

    private History history;
    private Export export;
    private ImportReader imports;
    private String ann;

    @BeforeEach
    void open() {
        history = new History(kind);
        JsonMapper mapper = History.mapper();
        export = new Export(
                history.database.client(), history.conversations, history.tree, mapper, history.time::instant);
        imports = new ImportReader(
                history.database.transaction(),
                new ImportedRows(history.database.client(), history.conversations, history.messages),
                history.quota(100_000, 200));
        ann = history.user();
    }

    private String exported(String owner) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.all(owner, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private ImportReader.Taken take(String owner, String text) {
        return imports.take(owner, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Branches, every state, everything an answer can have. */
    private void fill() {
        Turn first = history.exchange(ann, "tree", "q1 \uD83D\uDC4D \"quoted\"\n", "a1");
        history.time.advance(Duration.ofSeconds(1));
        Turn again =
                history.turns.answerAgain(first.conversation(), first.question().id(), "again", "gen_1");
        AnswerDetails details = new AnswerDetails(
                new Tokens(3, 4, 1L, null),
                120L,
                900L,
                List.of(new AttemptJson(1, "groq", "groq key 1", "llama", null, null, 200, 880, "req_1", null)),
                "thinking",
                new AnswerDetails.Reason("TIMEOUT", "Too slow."));
        history.turns.end(
                again.conversation(),
                again.answer().id(),
                new Ending(MessageState.STOPPED, "half", "groq", "llama-3", "stop", details));
        history.ask(ann, "tree", NewQuestion.FIRST, "another beginning");
        history.turns.interruptAll();
        history.conversations.show(history.conversations.require(ann, History.id("tree")), again.answer());
        history.time.advance(Duration.ofSeconds(1));
        history.turns.ask(ann, History.id("course"), new NewQuestion("one", null, "What?", "dsa"), "gen_2");
        history.turns.interruptAll();
        history.time.advance(Duration.ofSeconds(1));
        history.conversations.create(ann, History.id("empty"), "Empty", null);
    }

    @Test
    @DisplayName("what is exported and imported again is the same, on this database and from one to the other")
    void roundTrip() {
        fill();
        String text = exported(ann);
        String bob = history.user();

        ImportReader.Taken taken = take(bob, text);

        assertThat(taken).isEqualTo(new ImportReader.Taken(3, 7));
        assertThat(exported(bob)).isEqualTo(text);
        for (DatabaseKind other : DatabaseKind.values()) {
            TransferTest elsewhere = new TransferTest();
            elsewhere.kind = other;
            elsewhere.open();
            elsewhere.take(elsewhere.ann, text);
            elsewhere.history.time.advance(Duration.ofSeconds(3));
            assertThat(elsewhere.exported(elsewhere.ann)).isEqualTo(text);
        }
    }

    @Test
    void importedMessagesAreFoundAndGoOn() {
        fill();
        String bob = history.user();
        take(bob, exported(ann));

        assertThat(new HistorySearch(history.database.client(), kind)
                        .search(bob, new HistorySearch.Wanted(SearchWords.of("beginning"), null, 0, 9)))
                .hasSize(1);
        Turn next = history.ask(bob, "tree", "and then?");
        assertThat(next.question().seq()).isEqualTo(6);
        assertThat(history.tree
                        .path(next.conversation(), next.conversation().leaf(), 9)
                        .messages())
                .extracting(Message::text)
                .containsExactly("q1 \uD83D\uDC4D \"quoted\"\n", "half", "and then?", "");
    }

    @Test
    void conversationWhoseIdIsTakenBecomesAnother() {
        fill();
        take(ann, exported(ann));

        assertThat(history.conversations.list(ann, Place.START, 9))
                .hasSize(6)
                .extracting(Conversation::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void markdownIsTheBranchThatIsShown() {
        fill();
        StringWriter out = new StringWriter();

        export.markdown(history.conversations.require(ann, History.id("tree")), out);

        assertThat(out)
                .hasToString("# q1 \uD83D\uDC4D \"quoted\"\n\n## You\n\nq1 \uD83D\uDC4D \"quoted\"\n\n"
                        + "## Assistant (groq, llama-3)\n\nhalf\n\n*(stopped)*\n");
    }

    private static Stream<List<String>> faults() {
        return Stream.of(
                List.of("\"claviger-conversations\"", "\"other\"", "format"),
                List.of("\"version\":1", "\"version\":2", "version"),
                List.of("\"version\":1", "\"version\":\"1\"", "version"),
                List.of("\"id\":\"tree\"", "\"id\":\"a b\"", "conversations[2].id"),
                List.of("\"id\":\"tree\"", "\"id\":7", "conversations[2].id"),
                List.of("\"course\":\"dsa\"", "\"course\":\"DSA\"", "conversations[1].course"),
                List.of("\"seq\":2", "\"seq\":3", "conversations[1].messages[1].seq"),
                List.of("\"parent\":1", "\"parent\":2", "conversations[1].messages[1].parent"),
                List.of("\"leaf\":3", "\"leaf\":6", "conversations[2].leaf"),
                List.of("\"role\":\"user\"", "\"role\":\"root\"", "conversations[1].messages[0].role"),
                List.of("\"interrupted\"", "\"streaming\"", "conversations[1].messages[1].state"),
                List.of("another beginning", "nul \\u0000", "conversations[2].messages[3].text"),
                List.of("another beginning", "half \\ud83d", "conversations[2].messages[3].text"),
                List.of("\"firstTextMs\":120", "\"firstTextMs\":-1", "conversations[2].messages[2]"),
                List.of("\"firstTextMs\":120", "\"firstTextMs\":1.5", "messages[2].firstTextMs"),
                List.of("\"inputTokens\":3", "\"inputTokens\":\"3\"", "messages[2].usage.inputTokens"),
                List.of("\"requestId\":\"req_1\"", "\"requestId\":\"" + "x".repeat(301) + "\"", "messages[2].attempts"),
                List.of("\"reasoning\"", "\"reasonings\"", "messages[2]"),
                List.of("\"createdAt\":\"", "\"createdAt\":\"x", "conversations[0].createdAt"),
                List.of("\"exportedAt\"", "\"else\"", "body"),
                List.of("]}]}", "]}]} x", "body"),
                List.of("]}]}", "]}", ""),
                List.of("\"title\":\"Empty\"", "\"title\":\"Empty\",\"title\":\"Empty\"", ""));
    }

    @Test
    @DisplayName(
            "an import is all or nothing: whatever is wrong anywhere in it, nothing is stored and nothing repeated")
    void importIsAllOrNothing() {
        fill();
        String sound = exported(ann);
        String bob = history.user();
        assertThat(faults()).hasSizeGreaterThan(20).allSatisfy(fault -> {
            assertThat(sound).contains(fault.get(0));
            int at = sound.lastIndexOf(fault.get(0));
            boolean first =
                    fault.get(2).startsWith("conversations[0]") || fault.get(2).startsWith("conversations[1]");
            at = first ? sound.indexOf(fault.get(0)) : at;
            String broken = sound.substring(0, at)
                    + fault.get(1)
                    + sound.substring(at + fault.get(0).length());
            assertThatExceptionOfType(InvalidRequestException.class)
                    .as(fault.get(1))
                    .isThrownBy(() -> take(bob, broken))
                    .satisfies(refused -> {
                        assertThat(refused.problems().get(0).field()).contains(fault.get(2));
                        assertThat(refused.getMessage()).doesNotContain("quoted", "a b", "DSA", "thinking", "xxx");
                    });
            assertThat(history.conversations.list(bob, Place.START, 9)).isEmpty();
        });
    }

    @Test
    void whatIsNoExportIsRefusedClearly() {
        for (String other : List.of("[]", "{}", "7", "\"x\"", "", "{\"title\":\"ChatGPT\",\"mapping\":{}}")) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .as(other)
                    .isThrownBy(() -> take(ann, other))
                    .withMessageContaining("This is not an export of this server");
        }
        String deep = "{\"format\":\"claviger-conversations\",\"version\":1,\"exportedAt\":\"\",\"conversations\":["
                + "{\"messages\":" + "[".repeat(1_000);
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> take(ann, deep));
    }
}
