package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Mails through a real mail server (S4-EMAIL-4). */
@ServerTest
@TestPropertySource(
        properties = {
            "claviger.accounts.public-url=https://chat.example.org/",
            "claviger.accounts.mail-from=Chat <no-reply@chat.example.org>",
            "claviger.accounts.site-name=The Chat"
        })
class SmtpTest {
    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    private Client client;
    private Accounts accounts;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        accounts = new Accounts(client);
    }

    private static MimeMessage mailTo(String address) throws Exception {
        for (int count = MAIL.getReceivedMessages().length; MAIL.waitForIncomingEmail(20_000, count); count++) {
            for (MimeMessage message : MAIL.getReceivedMessages()) {
                if (Arrays.toString(message.getAllRecipients()).contains(address)) {
                    return message;
                }
            }
        }
        throw new AssertionError("No mail came.");
    }

    @Test
    @DisplayName("S4-EMAIL-3: the link in the mail begins with the configured address, whatever host the request names")
    void mailHoldsALinkThatNoRequestCanChoose() throws Exception {
        String name = Accounts.freshName();

        client.post(
                "/auth/register",
                "{\"username\":\"" + name + "\",\"email\":\"" + name + "@example.org\",\"password\":\""
                        + Accounts.PASSWORD + "\"}",
                "X-Forwarded-Host",
                "evil.example");
        MimeMessage mail = mailTo(name + "@example.org");

        assertThat(mail.getSubject()).isEqualTo("The Chat: Confirm your e-mail address");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Chat <no-reply@chat.example.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).startsWith("text/plain");
        String text = mail.getContent().toString();
        assertThat(text)
                .contains(name)
                .contains("https://chat.example.org/verify#")
                .doesNotContain("evil");
        String token =
                text.substring(text.indexOf("verify#") + 7).lines().findFirst().orElseThrow();
        assertThat(client.post("/auth/verify", "{\"token\":\"" + token + "\"}").statusCode())
                .isEqualTo(204);
        assertThat(accounts.login(name, Accounts.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void noAddressAddsAHeaderOrARecipient() {
        for (String address : new String[] {
            "a@example.org\\r\\nBcc: b@example.org",
            "a@example.org,b@example.org",
            "a@example.org b@example.org",
            "<a@example.org>",
            "\\\"a b\\\"@example.org",
            "a@[127.0.0.1]",
            "a@example.org%0abcc:b@example.org",
            "a@-example.org",
            "a..b@example.org"
        }) {
            HttpResponse<String> response = client.post("/auth/forgot", "{\"email\":\"" + address + "\"}");

            assertThat(response.statusCode()).as(address).isEqualTo(400);
            assertThat(response.body())
                    .contains("email_form")
                    .doesNotContain("example.org%")
                    .doesNotContain("Bcc");
        }
    }

    @Test
    void outboxIsNotThere() {
        assertThat(client.get("/outbox").statusCode()).isEqualTo(404);
        assertThat(client.get("/outbox/mails").statusCode()).isEqualTo(404);
    }
}
