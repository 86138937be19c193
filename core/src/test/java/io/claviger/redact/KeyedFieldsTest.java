package io.claviger.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKey",
                "api_key",
                "api-key",
                "API_KEY",
                "APIKey",
                "x-goog-api-key",
                "X-API-KEY",
                "apikey",
                "secretAccessKey",
                "aws_secret_access_key",
                "client_secret",
                "clientSecret",
                "access_token",
                "refreshToken",
                "session.token",
                "password",
                "PASSWORD",
                "db.password",
                "passwd",
                "pwd",
                "passphrase",
                "spring.datasource.password",
                "credential_value",
                "userCredentials",
                "session_cookie",
                "authToken",
                "gemini_key",
                "key1_secret",
                "tokenValue",
                "keyMaterial",
                "passwordHash",
                "oauth_token",
                "jwt"
            })
    void secretNamesHideTheirValues(String name) {
        assertThat(KeyedFields.hideIn(name + "=hunter2")).isEqualTo(name + "=***");
        assertThat(KeyedFields.hideIn(name + ": hunter2, x: 1")).isEqualTo(name + ": ***, x: 1");
        assertThat(KeyedFields.hideIn("{" + name + "=hunter2, x=1}")).isEqualTo("{" + name + "=***, x=1}");
        assertThat(KeyedFields.hideIn("{\"" + name + "\":\"hunter2\",\"x\":1}"))
                .isEqualTo("{\"" + name + "\":\"***\",\"x\":1}");
        assertThat(KeyedFields.hideIn("\"{\\\"" + name + "\\\":\\\"hunter2\\\"}\""))
                .isEqualTo("\"{\\\"" + name + "\\\":\\\"***\\\"}\"");
        assertThat(KeyedFields.hideIn("'" + name + "' => 'hunter2'")).isEqualTo("'" + name + "' => '***'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max_tokens", "total_tokens", "tokens", "tokenCount", "token_count", "keyIndex", "key_index",
                        "keyLabel",
                "keyCount", "token_limit", "tokenType", "secretName", "author", "authority", "monkey", "keyboard",
                "hotkey", "authenticated", "primary_key", "foreignKey", "cacheKey", "public_key", "keyId", "keys",
                "key_provider", "passwordPolicy", "auth_method", "cookie_policy", "model", "provider", "message"
            })
    void otherNamesKeepThem(String name) {
        for (String text : new String[] {name + "=hunter2", name + ": 12", "{\"" + name + "\":\"abc\"}"}) {
            assertThat(KeyedFields.hideIn(text)).isSameAs(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"apiKeys\":{\"gemini\":\"abc\",\"groq\":[\"d\",\"e\"]},\"x\":1} | {\"apiKeys\":***,\"x\":1}",
                "{\"credentials\":[1,2,\"]\"],\"x\":1} | {\"credentials\":***,\"x\":1}",
                "{\"apiKeys\":{\"gemini\":\"cut off | {\"apiKeys\":***",
                "{\"password\":12345} | {\"password\":***}",
                "{\"password\": \"with \\\" quote\", \"x\": 1} | {\"password\": \"***\", \"x\": 1}",
                "{\"password\": \"cut off | {\"password\": \"***",
                "{\"password\":\"\",\"token\":null} | {\"password\":\"\",\"token\":null}",
                "Authorization: Bearer abc def | Authorization: ***",
                "authorization=[Basic dXNlcjpwYXNz], accept=[x] | authorization=***, accept=[x]",
                "\"Authorization\": \"Bearer abc\", \"Accept\": \"x\" | \"Authorization\": \"***\", \"Accept\": \"x\"",
                "Set-Cookie: a=b; Path=/; HttpOnly | Set-Cookie: ***",
                "Cookie: a=b; c=d | Cookie: ***",
                "token: Bearer abc123, x | token: ***, x",
                "access_token: Bearer abc123, x | access_token: ***, x",
                "secret=/path/to+base64== | secret=***",
                "token=abc&x=1 | token=***&x=1",
                "password= abc | password= ***",
                "password = abc | password = ***"
            })
    void everyShapeOfAValueIsHidden(String text, String expected) {
        assertThat(KeyedFields.hideIn(text)).isEqualTo(expected);
    }

    @Test
    void doubtfulNamesHideWhatLooksRandom() {
        assertThat(KeyedFields.hideIn("key: Zx81kQ02mmVa7, done")).isEqualTo("key: ***, done");
        assertThat(KeyedFields.hideIn("\"key\":\"0123456789abcdef0123\"")).isEqualTo("\"key\":\"***\"");
        assertThat(KeyedFields.hideIn("token: abcdefghijklmnop0123456789")).isEqualTo("token: ***");
        assertThat(KeyedFields.hideIn("key=user:42:profile")).isEqualTo("key=user:42:profile");
        assertThat(KeyedFields.hideIn("key: gemini-2.5-flash-preview-05-20"))
                .isEqualTo("key: gemini-2.5-flash-preview-05-20");
    }

    @Test
    void fingerprintsStayReadable() {
        for (String text :
                new String[] {"apiKey=[key:0123abcd]", "{\"apiKey\":\"[key:0123abcd]\"}", "token: [key:0123abcd], x"}) {
            assertThat(KeyedFields.hideIn(text)).isSameAs(text);
        }
        assertThat(KeyedFields.hideIn("Cookie: [key:0123abcd]; b=c")).isEqualTo("Cookie: ***");
        assertThat(KeyedFields.hideIn("password=[key:0123abcd]tail, x")).isEqualTo("password=***, x");
    }
}
