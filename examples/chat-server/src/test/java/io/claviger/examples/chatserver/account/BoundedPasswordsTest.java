package io.claviger.examples.chatserver.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordsTest {
    private final CountDownLatch release = new CountDownLatch(1);
    private final BoundedPasswords passwords = new BoundedPasswords(new Slow());

    @Test
    void whoComesWhenTooManyWaitIsRefusedAtOnce() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<Boolean>> all = new ArrayList<>();
        try {
            while (passwords.waiting() < BoundedPasswords.WAITING) {
                int waiting = passwords.waiting();
                all.add(threads.submit(() -> passwords.matches("a", "a")));
                if (all.size() > Runtime.getRuntime().availableProcessors()) {
                    await().until(() -> passwords.waiting() > waiting);
                }
            }

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> passwords.matches("a", "a"))
                    .satisfies(refused -> assertThat(refused.status()).isEqualTo(503));

            release.countDown();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
            assertThat(passwords.matches("a", "b")).isFalse();
        } finally {
            release.countDown();
            threads.shutdown();
        }
    }

    private final class Slow implements PasswordEncoder {
        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return null;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return String.valueOf(password).equals(hash);
        }
    }
}
