package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Whether somebody has an account is told by no answer and by no duration. A clock would make a test that fails now and
 * then; what takes time is the work with passwords, so that is counted, and everything else happens after the answer.
 */
@ServerTest
@Import(EnumerationTest.Counted.class)
class EnumerationTest {
    private static final List<String> WORK = new CopyOnWriteArrayList<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Counted {
        @Bean
        @Primary
        PasswordEncoder countedEncoder() {
            PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
            return new PasswordEncoder() {
                @Override
                public @Nullable String encode(@Nullable CharSequence password) {
                    WORK.add("encode");
                    return bcrypt.encode(password);
                }

                @Override
                public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                    // The cost stands in the hash: the work is the same if it is.
                    WORK.add("match " + (hash == null ? "" : hash.substring(0, 7)));
                    return bcrypt.matches(password, hash);
                }
            };
        }
    }

    private Client client;
    private Accounts accounts;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
        accounts = new Accounts(client);
    }

    private record Seen(int status, String body, List<String> headers, List<String> work) {}

    /** What a client sees of an answer, without what differs each time, and what was done until it came. */
    private static Seen seen(HttpResponse<String> response) {
        List<String> headers = response.headers().map().keySet().stream()
                .filter(name -> !name.equals("connection") && !name.equals("keep-alive"))
                .sorted()
                .toList();
        Seen seen = new Seen(response.statusCode(), response.body(), headers, new ArrayList<>(WORK));
        WORK.clear();
        return seen;
    }

    private Seen post(String path, String json) {
        WORK.clear();
        return seen(client.post(path, json));
    }

    @Test
    @DisplayName("C19: signing in says and does the same for a wrong password and for a name that nobody has")
    void signingInTellsNothing() {
        Accounts.User user = accounts.user();
        WORK.clear();

        Seen known = seen(accounts.login(user.name(), "Another lamp 43"));
        Seen byMail = seen(accounts.login(user.email(), "Another lamp 43"));
        Seen unknown = seen(accounts.login(Accounts.freshName(), "Another lamp 43"));

        assertThat(known.status()).isEqualTo(401);
        assertThat(known.work()).hasSize(1);
        assertThat(unknown).isEqualTo(known);
        assertThat(byMail).isEqualTo(known);
    }

    @Test
    @DisplayName("C19: registering says and does the same, whatever is taken")
    void registeringTellsNothing() {
        Accounts.User user = accounts.user();
        String fresh = Accounts.freshName();
        WORK.clear();

        Seen takenMail = seen(accounts.register(Accounts.freshName(), user.email(), Accounts.PASSWORD));
        Seen takenName = seen(accounts.register(user.name(), fresh + "2@example.org", Accounts.PASSWORD));
        Seen free = seen(accounts.register(fresh, fresh + "@example.org", Accounts.PASSWORD));

        assertThat(free.status()).isEqualTo(202);
        assertThat(free.work()).containsExactly("encode");
        assertThat(takenMail).isEqualTo(free);
        assertThat(takenName).isEqualTo(free);
        assertThat(accounts.mailTo(user.email(), "Claviger: You have an account already"))
                .contains(user.name());
        assertThat(accounts.mailTo(fresh + "2@example.org", "Claviger: Please choose another user name"))
                .doesNotContain(user.name());
        assertThat(accounts.tokenFor(fresh + "@example.org", "verify")).hasSize(43);
    }

    @Test
    @DisplayName("C19: asking for mails says and does the same for every address")
    void askingForMailsTellsNothing() {
        Accounts.User user = accounts.user();
        for (String path : new String[] {"/auth/forgot", "/auth/resend"}) {
            Seen known = post(path, "{\"email\":\"" + user.email() + "\"}");
            Seen unknown = post(path, "{\"email\":\"" + Accounts.freshName() + "@example.org\"}");

            assertThat(known.status()).isEqualTo(202);
            assertThat(known.work()).isEmpty();
            assertThat(unknown).isEqualTo(known);
        }
    }

    @Test
    @DisplayName("C19: that an address is not proved is said after the right password alone")
    void unprovedAddressIsToldToItsOwnerAlone() {
        String name = Accounts.freshName();
        accounts.register(name, name + "@example.org", Accounts.PASSWORD);
        accounts.tokenFor(name + "@example.org", "verify");

        assertThat(Client.json(accounts.login(name, "Another lamp 43"))
                        .path("code")
                        .asString())
                .isEqualTo("BAD_CREDENTIALS");
        assertThat(Client.json(accounts.login(name, Accounts.PASSWORD))
                        .path("code")
                        .asString())
                .isEqualTo("EMAIL_NOT_VERIFIED");
    }

    @Test
    void whoRegistersAnAddressFirstDoesNotOwnIt() {
        String address = Accounts.freshName() + "@example.org";
        accounts.register(Accounts.freshName(), address, "Attackers lamp 1");
        String attackers = accounts.tokenFor(address, "verify");
        String name = Accounts.freshName();

        accounts.register(name, address, Accounts.PASSWORD);
        accounts.mailTo(address, name);
        HttpResponse<String> old = client.post("/auth/verify", "{\"token\":\"" + attackers + "\"}");
        HttpResponse<String> own =
                client.post("/auth/verify", "{\"token\":\"" + accounts.tokenFor(address, "verify") + "\"}");

        assertThat(old.statusCode()).isEqualTo(400);
        assertThat(own.statusCode()).isEqualTo(204);
        assertThat(accounts.login(address, "Attackers lamp 1").statusCode()).isEqualTo(401);
        assertThat(accounts.login(address, Accounts.PASSWORD).statusCode()).isEqualTo(200);
    }
}
