package io.claviger.examples.chatserver.history;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.examples.chatserver.body.StrictMapper;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.io.InputStream;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes an export in: everything or, when anything about it is wrong, nothing. One conversation at a time is in memory.
 * Thread-safe.
 */
final class ImportReader {
    /** The most bytes of an import. */
    static final int LONGEST = 20 << 20;

    private static final int DEEPEST = 12;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_CONVERSATIONS = 1_000;
    private static final int MOST_MESSAGES = 20_000;

    private final TransactionTemplate transaction;
    private final ImportedRows rows;
    private final Quota quota;
    private final JsonMapper mapper = StrictMapper.create(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build());

    /** One of many: others follow it. */
    private final ObjectReader one =
            mapper.readerFor(Exported.Whole.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    ImportReader(TransactionTemplate transaction, ImportedRows rows, Quota quota) {
        this.transaction = transaction;
        this.rows = rows;
        this.quota = quota;
    }

    /**
     * What was taken in.
     *
     * @param conversations how many
     * @param messages how many in all of them
     */
    record Taken(int conversations, int messages) {}

    /**
     * Stores what an export holds.
     *
     * @param owner the user it will belong to, whoever wrote it
     * @param export the text
     * @throws InvalidRequestException when anything about it is wrong; nothing is stored then
     * @throws RefusedException when the user would have more than is kept; nothing is stored then
     */
    Taken take(String owner, InputStream export) {
        quota.require(owner, 1);
        try (JsonParser json = mapper.createParser(export)) {
            return transaction.execute(status -> {
                head(json);
                Taken taken = conversations(owner, json);
                if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                    throw refusal("body", "The export must end after its conversations.");
                }
                quota.require(owner, 0);
                return taken;
            });
        } catch (JacksonException e) {
            throw new InvalidRequestException(List.of(StrictMapper.problem(e)));
        }
    }

    private static void head(JsonParser json) {
        boolean ours = json.nextToken() == JsonToken.START_OBJECT
                && "format".equals(json.nextName())
                && json.nextToken() == JsonToken.VALUE_STRING
                && Exported.FORMAT.equals(json.getString());
        if (!ours) {
            throw refusal(
                    "format",
                    "This is not an export of this server: the first field must be format with the value "
                            + Exported.FORMAT + ".");
        }
        boolean known = "version".equals(json.nextName())
                && json.nextToken() == JsonToken.VALUE_NUMBER_INT
                && json.getLongValue() == Exported.VERSION;
        if (!known) {
            throw refusal("version", "Only exports of version " + Exported.VERSION + " are understood here.");
        }
        boolean begun = "exportedAt".equals(json.nextName())
                && json.nextToken() == JsonToken.VALUE_STRING
                && "conversations".equals(json.nextName())
                && json.nextToken() == JsonToken.START_ARRAY;
        if (!begun) {
            throw refusal("body", "The fields exportedAt and conversations must follow, in this order.");
        }
    }

    private Taken conversations(String owner, JsonParser json) {
        int count = 0;
        int messages = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String place = "conversations[" + count + "]";
            Exported.Whole whole = read(json, place);
            count++;
            messages += ImportCheck.requireSound(whole, place);
            if (count > MOST_CONVERSATIONS || messages > MOST_MESSAGES) {
                throw refusal(
                        "conversations",
                        "An import has at most " + MOST_CONVERSATIONS + " conversations and " + MOST_MESSAGES
                                + " messages.");
            }
            rows.insert(owner, whole);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw refusal("conversations", "Every conversation must be an object.");
        }
        return new Taken(count, messages);
    }

    private Exported.Whole read(JsonParser json, String place) {
        try {
            return one.readValue(json);
        } catch (JacksonException e) {
            Problem problem = StrictMapper.problem(e);
            String field = problem.field().equals("body") ? place : place + "." + problem.field();
            throw new InvalidRequestException(List.of(new Problem(problem.code(), field, problem.message())));
        }
    }

    static InvalidRequestException refusal(String field, String message) {
        return new InvalidRequestException(List.of(new Problem("import_refused", field, message)));
    }
}
