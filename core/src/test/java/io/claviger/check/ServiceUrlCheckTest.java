package io.claviger.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the address that an end user types for a service")
class ServiceUrlCheckTest {
    private static final ServiceUrlCheck CHECK =
            ServiceUrlCheck.allowing(List.of("ollama.example", "Ports.Example:8443", "xn--bcher-kva.example"));

    @ParameterizedTest
    @CsvSource({
        "https://ollama.example,https://ollama.example",
        "https://ollama.example/,https://ollama.example",
        "'  https://ollama.example\t',https://ollama.example",
        "HTTPS://OLLAMA.Example,https://ollama.example",
        "https://ollama.example:443,https://ollama.example",
        "https://ollama.example:0443/v1,https://ollama.example/v1",
        "https://ollama.example/a/b.c~d_E-1/,https://ollama.example/a/b.c~d_E-1",
        "https://ports.example:8443/x,https://ports.example:8443/x",
        "https://xn--bcher-kva.example,https://xn--bcher-kva.example"
    })
    void allowedHostIsTakenAndItsAddressWrittenAnew(String typed, URI url) {
        assertThat(CHECK.problems(typed)).isEmpty();
        assertThat(CHECK.of(typed)).isEqualTo(url);
    }

    @Test
    @DisplayName("nothing is allowed unless the application says so")
    void defaultAllowsNothing() {
        assertThat(ServiceUrlCheck.allowingNone().problems("https://ollama.com"))
                .containsExactly(new Problem(
                        "url_not_allowed",
                        "baseUrl",
                        "The host of the base URL is none that this application allows."));
        assertThat(ServiceUrlCheck.allowingNone()).hasToString("ServiceUrlCheck[0 hosts]");
        assertThat(CHECK).hasToString("ServiceUrlCheck[3 hosts]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example",
                "https://evil.ollama.example",
                "https://example",
                "https://ollama.example.evil.test",
                "https://notollama.example",
                "https://ollama.example:8443",
                "https://ports.example",
                "https://ollama.example:80",
                "https://localhost",
                "https://localhost:11434",
                "https://metadata.google.internal",
                "https://127.0.0.1.nip.io",
                "https://xn--ollma-fta.example",
                "https://ollama.example-"
            })
    void everyOtherNameAndPortIsRefused(String typed) {
        assertThat(code(typed)).isIn("url_not_allowed", "url_form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0X7F.0.0.1",
                "0x7f.1",
                "0177.0.0.1",
                "017700000001",
                "0x",
                "0",
                "127.0.0.1.",
                "2130706433.",
                "0x7f.0.0.1.",
                "127.0.0.1:443",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "1.1.1.1",
                "999.999.999.999",
                "ollama.example.0x7f",
                "ollama.example.1",
                "[::1]",
                "[::]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[fc00::1]",
                "[fe80::1%25eth0]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2606:4700::1111]:443",
                "[v1.x]"
            })
    void addressInsteadOfANameIsRefusedInEverySpelling(String host) {
        assertThat(CHECK.problems("https://" + host + "/v1"))
                .containsExactly(
                        new Problem("url_ip_address", "baseUrl", "A base URL names its host; found an IP address."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ollama.example",
                "http:ollama.example",
                "ollama.example",
                "//ollama.example",
                "https:ollama.example",
                "https:/ollama.example",
                "https:\\\\ollama.example",
                "ftp://ollama.example",
                "file:///etc/passwd",
                "gopher://ollama.example",
                "jar:https://ollama.example!/",
                "data:text/plain,x",
                "javascript:https://ollama.example"
            })
    void onlyHttpsIsTaken(String typed) {
        assertThat(CHECK.problems(typed))
                .containsExactly(new Problem(
                        "url_scheme", "baseUrl", "A base URL begins with https://; found another beginning."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@ollama.example",
                "https://user:password@ollama.example",
                "https://ollama.example@evil.test",
                "https://ollama.example:443@evil.test",
                "https://evil.test#@ollama.example",
                "https://evil.test?@ollama.example",
                "https://evil.test\\@ollama.example",
                "https://ollama.example/?key=x",
                "https://ollama.example?x",
                "https://ollama.example/#x",
                "https://ollama.example/a@b"
            })
    void userQueryAndFragmentAreRefused(String typed) {
        assertThat(CHECK.problems(typed))
                .containsExactly(new Problem(
                        "url_extras",
                        "baseUrl",
                        "A base URL has no user, no query and no fragment; found one of them."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https:///",
                "https:///ollama.example",
                "https://:443",
                "https://.",
                "https://..",
                "https://ollama.example.",
                "https://ollama.example.:443",
                "https://.ollama.example",
                "https://ollama..example",
                "https://-ollama.example",
                "https://ollama-.example",
                "https://olla_ma.example",
                "https://ollama.example%2eevil.test",
                "https://%6fllama.example",
                "https://ollama.example%00.evil.test",
                "https://evil.test\\ollama.example",
                "https://ollama.example\\evil",
                "https://ollama.example:",
                "https://ollama.example:0",
                "https://ollama.example:65536",
                "https://ollama.example:99999",
                "https://ollama.example:+443",
                "https://ollama.example:-1",
                "https://ollama.example:443:443",
                "https://ollama.example:443x",
                "https://ollama.example//",
                "https://ollama.example//evil.test",
                "https://ollama.example/a//b",
                "https://ollama.example/..",
                "https://ollama.example/../b",
                "https://ollama.example/a/./b",
                "https://ollama.example/a/.../b",
                "https://ollama.example/%2e%2e",
                "https://ollama.example/a;b",
                "https://ollama.example/a\\b",
                "https://ollama.example/a:b",
                "https://[ollama.example",
                "https://::1",
                "https://$jndi:x",
                "https://{ollama.example}"
            })
    void formThatMightBeReadInTwoWaysIsRefused(String typed) {
        assertThat(code(typed)).isIn("url_form", "url_ip_address");
        assertThat(CHECK.problems(typed).get(0).message())
                .isIn(FORM, "A base URL names its host; found an IP address.");
    }

    private static final String FORM =
            "A base URL is https:// and a host name, and perhaps a port and a path of letters, digits, dots, hyphens,"
                    + " tildes and underscores; found something else.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ollama.example\u0000",
                "https://ollama.example\r\nHost: evil.test",
                "https://ollama .example",
                "https://ollama.example/a b",
                "https://ollama\u3002example",
                "https://ollama\uFF0Eexample",
                "https://\uFF11\uFF12\uFF17.0.0.1",
                "https://\u2460\u2461\u2466.0.0.1",
                "https://b\u00FCcher.example",
                "https://oll\u0430ma.example",
                "https://o\u212A.example",
                "https://ollama.example\u200B",
                "https://ollama.example\u202E",
                "https://ollama\u00ADexample",
                "\uFEFFhttps://ollama.example",
                "https://\uD800.example",
                "https://ollama.example\u007F"
            })
    void otherCharactersAreRefused(String typed) {
        assertThat(CHECK.problems(typed))
                .containsExactly(new Problem(
                        "url_characters",
                        "baseUrl",
                        "A base URL is at most 500 ASCII characters without spaces; an international name is written"
                                + " in its xn-- form."));
    }

    @Test
    void longAddressIsRefused() {
        String fits = "https://ollama.example/" + "a".repeat(477);

        assertThat(CHECK.problems(fits)).isEmpty();
        assertThat(code(fits + "a")).isEqualTo("url_characters");
        assertThat(code("https://" + "a.".repeat(130) + "example")).isEqualTo("url_form");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n"})
    void missingAddressIsNamed(String typed) {
        assertThat(CHECK.problems(typed))
                .containsExactly(new Problem("url_missing", "baseUrl", "The base URL is missing."));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> CHECK.of(typed));
    }

    @Test
    @DisplayName("C38: case is that of no language")
    void lowerCaseDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(ServiceUrlCheck.allowing(List.of("API.EXAMPLE")).of("HTTPS://API.EXAMPLE"))
                    .isEqualTo(URI.create("https://api.example"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "*.example",
                "127.0.0.1",
                "[::1]",
                "2130706433",
                "0x7f.1",
                "a.example.",
                "https://a.example",
                "a.example/x",
                "a.example:0",
                "a.example:70000",
                "b\u00FCcher.example",
                "a_b.example",
                "user@a.example"
            })
    void onlyNamesCanBeAllowed(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceUrlCheck.allowing(List.of("fine.example", host)))
                .withMessage(
                        "An allowed host is a name, with a port if that is not 443; number 2 of the list is none.");
    }

    @Test
    void whateverIsTakenLeadsToAnAllowedHostInEveryReading() {
        String[] pieces = {
            "https://", "http://", "ollama.example", "ports.example", ":8443", ":443", ":", "/", "//", "\\", "@", "?",
                    "#",
            "%2e", ".", "..", "evil.test", "127.0.0.1", "[::1]", "0x7f", "xn--bcher-kva.example", "A", "-", "_", "~",
                    ";"
        };
        Random random = new Random(20261121);
        int taken = 0;

        for (int run = 0; run < 200_000; run++) {
            StringBuilder typed = new StringBuilder(random.nextInt(4) == 0 ? "" : "https://ollama.example");
            for (int count = random.nextInt(5); count > 0; count--) {
                typed.append(pieces[random.nextInt(pieces.length)]);
            }
            if (CHECK.problems(typed.toString()).isEmpty()) {
                URI url = CHECK.of(typed.toString());
                taken++;
                assertThat(url.getScheme()).isEqualTo("https");
                assertThat(url.getRawAuthority()).isIn("ollama.example", "ports.example:8443", "xn--bcher-kva.example");
                assertThat(url.normalize()).isEqualTo(url);
                assertThat(URI.create(typed.toString()).getHost()).isEqualToIgnoringCase(url.getHost());
            }
        }
        assertThat(taken).as("addresses that were taken").isBetween(1_000, 100_000);
    }

    private static String code(String typed) {
        return CHECK.problems(typed).get(0).code();
    }
}
