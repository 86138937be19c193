package io.claviger.examples.chatserver.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.database.TestDatabase;
import io.claviger.testkit.ManualTime;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The history's parts on one database, with a hand-moved clock. */
final class History {
    final ManualTime time = new ManualTime();
    final TestDatabase database;
    final Rows rows = new Rows(mapper());
    final MessageTree tree;
    final MessageRows messages;
    final Conversations conversations;
    final Turns turns;

    History(DatabaseKind kind) {
        this(kind, null);
    }

    History(DatabaseKind kind, @Nullable InstantSource other) {
        InstantSource clock = other == null ? time::instant : other;
        database = TestDatabase.of(kind);
        tree = new MessageTree(database.client(), rows);
        messages = new MessageRows(database.client(), rows);
        conversations = new Conversations(database.client(), kind, database.transaction(), rows, clock);
        turns = new Turns(database.transaction(), conversations, tree, messages, clock);
    }

    /** As the server's own. */
    static JsonMapper mapper() {
        return JsonMapper.builder()
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    Quota quota(int messages, int megabytes) {
        return new Quota(database.client(), new HistoryProperties(messages, megabytes));
    }

    String user() {
        return database.user();
    }

    static ConversationId id(String value) {
        return new ConversationId(value);
    }

    /** Asks at the end of the branch that is shown. */
    Turn ask(String owner, String conversation, String text) {
        return ask(owner, conversation, null, text);
    }

    Turn ask(String owner, String conversation, @Nullable String parent, String text) {
        NewQuestion question = new NewQuestion(RandomId.of("c"), parent, text, null);
        return turns.ask(owner, id(conversation), question, RandomId.of("gen"));
    }

    /** Asks and answers. */
    Turn exchange(String owner, String conversation, String question, String answer) {
        Turn turn = ask(owner, conversation, question);
        turns.end(turn.conversation(), turn.answer().id(), complete(answer));
        return turn;
    }

    static Ending complete(String text) {
        return new Ending(MessageState.COMPLETE, text, "groq", "llama", "stop", AnswerDetails.NONE);
    }
}
