package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.conversation.ConversationStore;
import io.claviger.key.KeyVault;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a question: status, code and sentence, no echo, nothing kept. */
@ServerTest
class BadRequestTest {
    private static final String MARK = "Mk7Qz9Xw3";
    private static final String GEMINI = Keys.gemini(MARK);

    @Autowired
    private KeyVault vault;

    @Autowired
    private ConversationStore conversations;

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    static Stream<Arguments> wrongQuestions() {
        return Stream.of(
                wrong(
                        "S0-KEY-3: unknown provider",
                        Client.question("Hi", "acme", GEMINI),
                        "provider_unknown",
                        "apiKeys",
                        "Keys were given for an unknown provider; known are cerebras, gemini, groq, openai,"
                                + " openrouter."),
                wrong(
                        "a key in place of a provider's name",
                        "{\"courseId\":\"dsa\",\"message\":\"Hi\",\"apiKeys\":{\"" + GEMINI + "\":\"x\"}}",
                        "provider_unknown",
                        "apiKeys",
                        "Keys were given for an unknown provider; known are cerebras, gemini, groq, openai,"
                                + " openrouter."),
                wrong(
                        "S0-KEY-2: too short a key",
                        Client.question("Hi", "gemini", "AIza" + MARK),
                        "key_length",
                        "apiKeys.gemini",
                        "A key has 20 to 500 characters; found 13."),
                wrong(
                        "S0-KEY-2: too long a key",
                        Client.question("Hi", "gemini", GEMINI + "x".repeat(500)),
                        "key_length",
                        "apiKeys.gemini",
                        "A key has 20 to 500 characters; found 539."),
                wrong(
                        "S0-KEY-1: a key with another character",
                        Client.question("Hi", "gemini", "AIza\u00e9" + MARK + "0123456789"),
                        "key_characters",
                        "apiKeys.gemini",
                        "A key has printable ASCII characters without spaces; found another one at position 5."),
                wrong(
                        "S0-KEY-1: a key of another vendor",
                        Client.question("Hi", "groq", GEMINI),
                        "key_wrong_provider",
                        "apiKeys.groq",
                        "The key given for groq looks like a gemini key; a key is never sent to a provider that it does"
                                + " not look like."),
                wrong(
                        "S0-KEY-4: the same key twice",
                        "{\"courseId\":\"dsa\",\"message\":\"Hi\",\"apiKeys\":{\"gemini\":[\"" + GEMINI + "\",\""
                                + GEMINI + "\"]}}",
                        "key_duplicate",
                        "apiKeys.gemini[1]",
                        "The same key was given twice for gemini; give each key once."),
                wrong(
                        "S0-KEY-4: one provider under two spellings",
                        Client.question("Hi", "gemini", GEMINI, "Gemini", Keys.gemini("other")),
                        "provider_duplicate",
                        "apiKeys.gemini",
                        "Keys were given twice for gemini; give them as one list under one name."),
                wrong(
                        "S0-KEY-5: eleven keys",
                        "{\"courseId\":\"dsa\",\"message\":\"Hi\",\"apiKeys\":{\"gemini\":[" + elevenKeys() + "]}}",
                        "too_many_keys",
                        "apiKeys",
                        "At most 10 keys are accepted; found 11."),
                wrong(
                        "S0-VAL-1: an empty message",
                        Client.question("", "gemini", GEMINI),
                        "message_blank",
                        "message",
                        "The message is blank."),
                wrong(
                        "S0-VAL-1: no message",
                        "{\"courseId\":\"dsa\",\"apiKeys\":{\"gemini\":\"" + GEMINI + "\"}}",
                        "message_missing",
                        "message",
                        "The message is missing."),
                wrong(
                        "S0-VAL-1: 10,001 characters",
                        Client.question("\ud83c\udf33".repeat(10_001), "gemini", GEMINI),
                        "message_too_long",
                        "message",
                        "A message is at most 10000 characters long; found 10001."),
                wrong(
                        "S0-VAL-1: a control character",
                        Client.question("a\u0000b", "gemini", GEMINI),
                        "message_control_character",
                        "message",
                        "A message has no control characters but tab and line ends; found U+0000 at character 2."),
                wrong(
                        "S0-VAL-2: a course id with other characters",
                        Client.question("Hi", "gemini", GEMINI).replace("dsa", "d s a"),
                        "course_id_form",
                        "courseId",
                        "A course id is 1 to 100 letters, digits, hyphens or underscores; found 5 characters, not all"
                                + " of them such."),
                wrong(
                        "a conversation id with other characters",
                        Client.question("Hi", "gemini", GEMINI)
                                .replace("{\"courseId\"", "{\"conversationId\":\"../x\",\"courseId\""),
                        "conversation_id_form",
                        "conversationId",
                        "A conversation id is 1 to 100 letters, digits, hyphens or underscores; found 4 characters, not"
                                + " all of them such."),
                wrong(
                        "S0-KEY-4: the same JSON name twice",
                        "{\"courseId\":\"dsa\",\"message\":\"Hi\",\"apiKeys\":{\"gemini\":\"" + GEMINI
                                + "\",\"gemini\":\"" + GEMINI + "\"}}",
                        "json_duplicate_name",
                        "body",
                        "A name may appear only once in a JSON object; found one twice at line 1, column 96."),
                wrong(
                        "the same JSON name twice in a field nobody reads",
                        "{\"extra\":[{\"" + GEMINI + "\":1,\n\"" + GEMINI + "\":2}]}",
                        "json_duplicate_name",
                        "body",
                        "A name may appear only once in a JSON object; found one twice at line 2, column 1."),
                wrong(
                        "S0-VAL-1: a number where a string belongs",
                        "{\"courseId\":\"dsa\",\"message\":12345,\"apiKeys\":{\"gemini\":\"" + GEMINI + "\"}}",
                        "wrong_type",
                        "message",
                        "The field message must be a string; found a number."),
                wrong(
                        "a number where a key belongs",
                        "{\"courseId\":\"dsa\",\"message\":\"Hi\",\"apiKeys\":{\"gemini\":[\"" + GEMINI + "\",7]}}",
                        "wrong_type",
                        "apiKeys.gemini",
                        "The field apiKeys.gemini must be a string or an array of strings; found a number."),
                wrong(
                        "a list where the keys' object belongs",
                        "{\"courseId\":\"dsa\",\"message\":\"Hi\",\"apiKeys\":[\"" + GEMINI + "\"]}",
                        "wrong_type",
                        "apiKeys",
                        "The field apiKeys must be an object with provider names and their keys; found an array."),
                wrong(
                        "no JSON",
                        GEMINI,
                        "json_invalid",
                        "body",
                        "The body is not valid JSON; found something else at line 1, column 1."),
                wrong(
                        "JSON that ends too early",
                        "{\"apiKeys\":{\"gemini\":\"" + GEMINI,
                        "json_invalid",
                        "body",
                        "The body is not valid JSON; found something else at line 1, column 62."),
                wrong("nothing", "", "json_invalid", "body", "The body is not valid JSON: it ends too early."),
                wrong(
                        "another JSON value",
                        "\"" + GEMINI + "\"",
                        "body_not_object",
                        "body",
                        "The body must be a JSON object; found a string."),
                wrong(
                        "more behind the object",
                        "{} " + GEMINI,
                        "json_trailing_content",
                        "body",
                        "The body must end after one JSON object; found more behind it."),
                wrong(
                        "200 levels",
                        "{\"extra\":" + "[".repeat(200) + "]".repeat(200) + "}",
                        "json_too_deep",
                        "body",
                        "JSON in the body is nested at most 20 levels deep."),
                wrong(
                        "an endless string",
                        Client.question(MARK.repeat(10_000)),
                        "json_string_too_long",
                        "body",
                        "A string in the body has at most 65536 characters; found 90000."));
    }

    private static String elevenKeys() {
        StringBuilder keys = new StringBuilder("\"" + GEMINI + "\"");
        for (int i = 1; i <= 10; i++) {
            keys.append(",\"").append(Keys.gemini(MARK + i + "x")).append('"');
        }
        return keys.toString();
    }

    private static Arguments wrong(String what, String body, String code, String field, String sentence) {
        return Arguments.of(org.junit.jupiter.api.Named.of(what, body), code, field, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongQuestions")
    @DisplayName("S0-ERR-1: a wrong question is refused with 400 and a sentence, without an echo")
    void wrongQuestionIsRefused(String body, String code, String field, String sentence) {
        int calls = FakeProviders.SERVER.requests().size();

        HttpResponse<String> response = client.post(Client.MESSAGE, body);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = Client.json(response);
        assertThat(error.path("error").asString()).isEqualTo("Bad request");
        assertThat(error.path("message").asString()).isEqualTo(sentence);
        assertThat(error.path("code").asString()).isEqualTo("INVALID_REQUEST");
        assertThat(error.path("problems").toString())
                .isEqualTo(
                        "[{\"code\":\"" + code + "\",\"field\":\"" + field + "\",\"message\":\"" + sentence + "\"}]");
        assertThat(response.body() + response.headers().map()).doesNotContain(MARK);
        assertThat(vault.openRings()).isZero();
        assertThat(FakeProviders.SERVER.requests()).hasSize(calls);
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(cookie -> assertThat(
                                conversations.list(cookie.substring("visitor=".length(), "visitor=".length() + 32), 10))
                        .isEmpty());
    }

    @Test
    @DisplayName("S0-ERR-1: everything that is wrong is said at once")
    void allProblemsAreListed() {
        HttpResponse<String> response = client.post(
                Client.MESSAGE,
                "{\"courseId\":\"\",\"message\":\" \",\"apiKeys\":{\"gemini\":\"short\",\"groq\":\"" + GEMINI + "\"}}");

        assertThat(Client.json(response)
                        .path("problems")
                        .valueStream()
                        .map(problem -> problem.path("code").asString()))
                .containsExactly("course_id_form", "message_blank", "key_length", "key_wrong_provider");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "nonsense"
            })
    void otherMediaTypesAreRefused(String type) {
        HttpResponse<String> response = client.send(client.request(Client.MESSAGE)
                .header("Content-Type", type)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Client.question("Hi", "gemini", GEMINI)))
                .build());

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Unsupported media type\",\"message\":\"The body must be JSON in UTF-8: send the"
                                + " header Content-Type: application/json.\",\"code\":\"NOT_JSON\"}");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] body =
                Client.question("Hi \u00e9", "gemini", GEMINI).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        HttpResponse<String> response = client.send(client.request(Client.MESSAGE)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).path("message").asString())
                .isEqualTo("The body is not valid UTF-8; found another byte after 32 characters.");
    }

    @Test
    void unknownFieldsAreIgnored() {
        HttpResponse<String> response = client.post(
                Client.MESSAGE,
                "{\"extra\":{\"a\":[1,true,null,{\"b\":\"c\"}]},\"courseId\":\"dsa\",\"message\":\"What is a stack?\"}");

        assertThat(response.statusCode()).isEqualTo(200);
    }
}
