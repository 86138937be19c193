package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Whoever knows the old password is out, also while it is being compared when the owner chooses another. */
@ServerTest
@Import(PasswordRaceTest.Between.class)
class PasswordRaceTest {
    private static final String CHOSEN = "Another lamp 43";

    /** What happens once, after a password was compared and before anything follows from it. */
    private static final AtomicReference<@Nullable Runnable> MEANWHILE = new AtomicReference<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Between {
        @Bean
        @Primary
        PasswordEncoder interrupted(@Qualifier("passwordEncoder") PasswordEncoder passwords) {
            return new PasswordEncoder() {
                @Override
                public @Nullable String encode(@Nullable CharSequence password) {
                    return passwords.encode(password);
                }

                @Override
                public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                    boolean right = passwords.matches(password, hash);
                    Runnable meanwhile = MEANWHILE.getAndSet(null);
                    if (meanwhile != null) {
                        meanwhile.run();
                    }
                    return right;
                }
            };
        }
    }

    @Autowired
    private JdbcClient database;

    private Client client;
    private Accounts accounts;
    private Accounts.User owner;

    @BeforeEach
    void register(@LocalServerPort int port) {
        client = new Client(port);
        accounts = new Accounts(client);
        owner = accounts.user();
    }

    private void reset() {
        client.post("/auth/forgot", "{\"email\":\"" + owner.email() + "\"}");
        String token = accounts.tokenFor(owner.email(), "reset");
        HttpResponse<String> reset =
                client.post("/auth/reset", "{\"token\":\"" + token + "\",\"password\":\"" + CHOSEN + "\"}");
        assertThat(reset.statusCode()).isEqualTo(204);
    }

    @Test
    void signInWithTheOldPasswordDoesNotOutliveAReset() {
        MEANWHILE.set(this::reset);

        HttpResponse<String> thief = accounts.login(owner.name(), Accounts.PASSWORD);

        assertThat(thief.statusCode()).isEqualTo(401);
        assertThat(Client.json(thief).path("code").asString()).isEqualTo("BAD_CREDENTIALS");
        assertThat(database.sql("SELECT COUNT(*) FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = ? AND s.ended_at IS NULL")
                        .param(owner.name())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void changeWithTheOldPasswordDoesNotUndoAReset() {
        MEANWHILE.set(this::reset);

        HttpResponse<String> thief = accounts.put(
                "/api/account/password",
                "{\"current\":\"" + Accounts.PASSWORD + "\",\"password\":\"Thief of lamps 44\"}",
                owner.bearer());

        assertThat(thief.statusCode()).isEqualTo(403);
        assertThat(accounts.login(owner.name(), "Thief of lamps 44").statusCode())
                .isEqualTo(401);
        assertThat(accounts.login(owner.name(), CHOSEN).statusCode()).isEqualTo(200);
    }
}
