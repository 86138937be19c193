package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.check.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text token by token, with everything refused that readers disagree on or that costs too much: a name twice in
 * one object, deep nesting, endless strings, anything after the end. Its errors hold positions and never a value.
 *
 * <p>Jackson keeps nothing of the text: no recycled buffers, no table of names. For one thread.
 */
final class StrictJson implements Closeable {
    private static final int DEEPEST = 20;
    private static final int LONGEST_STRING = 64 * 1024;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(Limits.BODY_BYTES)
                    .maxStringLength(LONGEST_STRING)
                    .maxNestingDepth(DEEPEST + 1)
                    .build())
            .build();

    private final JsonParser parser;
    private final Deque<Set<String>> names = new ArrayDeque<>();

    StrictJson(char[] json, int length) {
        try {
            parser = FACTORY.createParser(json, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes to the next token.
     *
     * @throws InvalidRequestException when there is none or it is not allowed
     */
    JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw refusal("json_invalid", "The body is not valid JSON: it ends too early.");
            }
            check(token);
            return token;
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the text: only the position goes on, and the cause stays here.
            throw refusal("json_invalid", "The body is not valid JSON; found something else" + at(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(JsonToken token) throws IOException {
        if (token.isStructStart()) {
            names.push(new HashSet<>());
            if (names.size() > DEEPEST) {
                throw refusal("json_too_deep", "JSON in the body is nested at most " + DEEPEST + " levels deep.");
            }
        } else if (token.isStructEnd()) {
            names.pop();
        } else if (token == JsonToken.FIELD_NAME && !names.element().add(parser.currentName())) {
            throw refusal(
                    "json_duplicate_name",
                    "A name may appear only once in a JSON object; found one twice"
                            + at(parser.currentTokenLocation()));
        } else if (token == JsonToken.VALUE_STRING && parser.getTextLength() > LONGEST_STRING) {
            throw refusal(
                    "json_string_too_long",
                    "A string in the body has at most " + LONGEST_STRING + " characters; found "
                            + parser.getTextLength() + ".");
        }
    }

    private static String at(@Nullable JsonLocation place) {
        return place == null ? "." : " at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".";
    }

    /** {@return the name of the field the last token was} */
    String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the string the last token was} */
    String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the whole number the last token was, null when it is too large for one} */
    @Nullable Long wholeNumber() {
        try {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? null : parser.getLongValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the string the last token was, which never becomes a {@code String}; to be zeroed by the caller} */
    char[] secret() {
        try {
            char[] buffer = parser.getTextCharacters();
            int start = parser.getTextOffset();
            int end = start + parser.getTextLength();
            char[] secret = Arrays.copyOfRange(buffer, start, end);
            Arrays.fill(buffer, start, end, '\0');
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over the value that the last token began. */
    void skip(JsonToken first) {
        int depth = first.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = next();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    /** Refuses anything but white space after the value. */
    void requireEnd() {
        try {
            if (parser.nextToken() == null) {
                return;
            }
        } catch (IOException e) {
            // Falls through: what comes is not even a token, and it is one too many.
        }
        throw refusal("json_trailing_content", "The body must end after one JSON object; found more behind it.");
    }

    static InvalidRequestException refusal(String code, String message) {
        return new InvalidRequestException(List.of(new Problem(code, "body", message)));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
