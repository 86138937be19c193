package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.body.Problems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON of signing in. None of it shows a secret in its text. */
final class SignInBodies {
    /** To whom the refresh token goes. */
    static final String IN_BODY = "body";

    private static final String IN_COOKIE = "cookie";

    private SignInBodies() {}

    record Login(
            @Nullable String login,
            @Nullable String password,
            @Nullable String refreshIn,
            @Nullable Boolean remember) {
        SignIn.Try checked(Client client) {
            Problems problems = new Problems();
            String name = problems.required("login", login);
            String typed = problems.required("password", password);
            if (refreshIn != null && !refreshIn.equals(IN_COOKIE) && !refreshIn.equals(IN_BODY)) {
                problems.add("unknown_word", "refreshIn", "The field refreshIn must be cookie or body.");
            }
            problems.throwIfAny();
            return new SignIn.Try(name, typed, Boolean.TRUE.equals(remember), client);
        }

        boolean wantsTokenInBody() {
            return IN_BODY.equals(refreshIn);
        }

        @Override
        public String toString() {
            return "Login";
        }
    }

    record Refresh(@Nullable String refreshToken) {
        @Override
        public String toString() {
            return "Refresh";
        }
    }

    record Unlock(@Nullable String token) {
        @Override
        public String toString() {
            return "Unlock";
        }
    }

    record User(String id, String username, String email, boolean admin, Instant createdAt) {
        static User of(Credentials user) {
            return new User(
                    user.id(), user.username(), user.email(), user.admin(), Instant.ofEpochMilli(user.createdAt()));
        }

        @Override
        public String toString() {
            return "User[" + id + "]";
        }
    }

    record Tokens(
            String accessToken,
            String tokenType,
            long expiresIn,
            @Nullable String refreshToken,
            User user) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }
}
