package io.claviger.examples.chatserver.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of accounts. None of it shows a secret in its text. */
final class AccountBodies {
    private AccountBodies() {}

    record Register(
            @Nullable String username,
            @Nullable String email,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Register";
        }
    }

    record Email(@Nullable String email) {
        @Override
        public String toString() {
            return "Email";
        }
    }

    record Token(@Nullable String token) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    record Reset(@Nullable String token, @Nullable String password) {
        @Override
        public String toString() {
            return "Reset";
        }
    }

    record Setup(
            @Nullable String token,
            @Nullable String username,
            @Nullable String email,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Setup";
        }
    }

    record Change(
            @Nullable String current,
            @Nullable String password,
            @Nullable Boolean endOtherSessions) {
        @Override
        public String toString() {
            return "Change";
        }
    }

    record Password(@Nullable String password) {
        @Override
        public String toString() {
            return "Password";
        }
    }

    record Admin(@Nullable Boolean admin) {}

    record Sent(String message) {}

    record SetupState(boolean open, boolean guests, PasswordPolicy.Rule password) {}

    record Account(
            String id,
            String username,
            String email,
            boolean admin,
            Instant createdAt,
            @Nullable Instant lastActiveAt) {
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }
}
