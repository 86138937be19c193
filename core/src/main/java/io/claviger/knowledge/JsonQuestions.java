package io.claviger.knowledge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads questions and answers from JSON: a list of objects with {@code question}, {@code answer} and, if there are any,
 * {@code alternatives}; and the title from {@code course.json}.
 */
final class JsonQuestions {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final KnowledgeFile file;
    private final Faults faults;

    private JsonQuestions(KnowledgeFile file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    static List<Entry> read(KnowledgeFile file, String text, Faults faults) {
        List<Entry> entries = new ArrayList<>();
        new JsonQuestions(file, faults).parse(text, (reader, parser) -> reader.entries(parser, entries));
        return entries;
    }

    static Optional<String> title(KnowledgeFile file, String text, Faults faults) {
        List<String> title = new ArrayList<>();
        new JsonQuestions(file, faults).parse(text, (reader, parser) -> reader.title(parser, title));
        return title.stream().filter(found -> !found.isBlank()).findFirst();
    }

    private interface Reading {
        void read(JsonQuestions reader, JsonParser parser) throws IOException;
    }

    private void parse(String text, Reading reading) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            reading.read(this, parser);
            if (parser.nextToken() != null) {
                fault(parser, "A file holds one JSON value; found more.");
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            faults.add(
                    file.name(),
                    place == null ? 0 : place.getLineNr(),
                    "A file is valid JSON; this is where it is not.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void entries(JsonParser parser, List<Entry> entries) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            fault(parser, "A file of questions is a list; found something else.");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                entries.add(entry(parser));
            } else {
                fault(parser, "A question is an object; found something else.");
                parser.skipChildren();
            }
        }
        if (entries.isEmpty()) {
            faults.add(file.name(), 0, "A file has at least one question; found none.");
        }
    }

    private Entry entry(JsonParser parser) throws IOException {
        int line = line(parser);
        String question = "";
        String answer = "";
        List<String> alternatives = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "question" -> question = text(parser, name);
                case "answer" -> answer = text(parser, name);
                case "alternatives" -> alternatives(parser, alternatives);
                default -> {
                    fault(parser, "A question has the fields question, alternatives and answer; found another.");
                    parser.skipChildren();
                }
            }
        }
        return new Entry(question.strip(), alternatives, answer.strip(), file.name(), line);
    }

    private void alternatives(JsonParser parser, List<String> alternatives) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            fault(parser, "The alternatives are a list of texts; found something else.");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            alternatives.add(text(parser, "alternatives").strip());
        }
    }

    private void title(JsonParser parser, List<String> title) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            fault(parser, "A course is an object with a title; found something else.");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("title")) {
                title.add(text(parser, name).strip());
            } else {
                fault(parser, "A course has the field title; found another.");
                parser.skipChildren();
            }
        }
    }

    private String text(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            fault(parser, "The field " + name + " holds text; found something else.");
            parser.skipChildren();
            return "";
        }
        return parser.getText();
    }

    private void fault(JsonParser parser, String what) {
        faults.add(file.name(), line(parser), what);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
