package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ProviderId;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("S0-KEY-7: a closed session has no key left")
@Timeout(60)
class KeyWipingTest {
    private static final ProviderId GEMINI = ProviderId.of("gemini");

    @Test
    void lentArrayIsZeroAfterTheLoan() {
        try (KeyRing ring = KeyRing.of("gemini", TestKeys.gemini(1))) {
            char[] kept = ring.keys(GEMINI).get(0).lend(key -> {
                assertThat(key).isEqualTo(TestKeys.gemini(1));
                return key;
            });

            assertThat(kept).hasSize(39).containsOnly('\0');
        }
    }

    @Test
    void lentArrayIsZeroAfterAnExceptionInTheLoan() {
        List<char[]> kept = new ArrayList<>();
        try (KeyRing ring = KeyRing.of("gemini", TestKeys.gemini(1))) {
            assertThatThrownBy(() -> ring.keys(GEMINI).get(0).lend(key -> {
                        kept.add(key);
                        throw new UnsupportedOperationException("broken");
                    }))
                    .hasMessage("broken");
        }

        assertThat(kept).hasSize(1).allSatisfy(key -> assertThat(key).containsOnly('\0'));
    }

    @Test
    void everyLoanHasAnArrayOfItsOwn() {
        try (KeyRing ring = KeyRing.of("gemini", TestKeys.gemini(1))) {
            ApiKey key = ring.keys(GEMINI).get(0);

            String outer = key.lend(chars -> {
                String inner = key.lend(String::new);
                assertThat(inner).isEqualTo(new String(TestKeys.gemini(1)));
                return new String(chars);
            });

            assertThat(outer).isEqualTo(new String(TestKeys.gemini(1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void closeWipesTheSession(Sealing sealing) throws Exception {
        try (KeyVault vault = KeyVault.builder().sealing(sealing).build()) {
            KeyRing ring = vault.open("a").and("gemini", TestKeys.gemini(1));
            ApiKey key = ring.keys(GEMINI).get(0);
            HeldKeys held = held(ring);
            assertThat(held.isWiped()).isFalse();

            ring.close();

            assertThat(held.isWiped()).isTrue();
            assertThat(held(ring)).isNull();
            assertThat(ring.isClosed()).isTrue();
            assertThat(ring.size()).isZero();
            assertThat(ring.keys(GEMINI)).isEmpty();
            assertThat(ring.providers()).isEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> key.lend(String::new))
                    .withMessage("The key ring is closed; its keys are wiped.");
        }
    }

    @Test
    void closeDuringALoanLetsItEndAndRefusesTheNext() throws Exception {
        KeyRing ring = KeyRing.of("gemini", TestKeys.gemini(1));
        ApiKey key = ring.keys(GEMINI).get(0);
        CountDownLatch lent = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        List<char[]> kept = Collections.synchronizedList(new ArrayList<>());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<String> loan = thread.submit(() -> key.lend(chars -> {
                kept.add(chars);
                lent.countDown();
                await(closed);
                return new String(chars);
            }));
            await(lent);

            ring.close();
            closed.countDown();

            assertThat(loan.get(30, TimeUnit.SECONDS)).isEqualTo(new String(TestKeys.gemini(1)));
            assertThat(kept.get(0)).containsOnly('\0');
            assertThatIllegalStateException().isThrownBy(() -> key.lend(String::new));
        } finally {
            thread.shutdownNow();
        }
    }

    @RepeatedTest(20)
    void racingLoansSeeAWholeKeyOrNone() throws Exception {
        KeyRing ring = KeyRing.of("gemini", TestKeys.gemini(1));
        ApiKey key = ring.keys(GEMINI).get(0);
        List<char[]> kept = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> loans = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                loans.add(threads.submit(() -> borrowUntilClosed(key, kept, start, busy)));
            }
            start.countDown();
            await(busy);
            ring.close();

            for (Future<Integer> loan : loans) {
                assertThat(loan.get(30, TimeUnit.SECONDS)).isPositive();
            }
            assertThat(kept).allSatisfy(chars -> assertThat(chars).containsOnly('\0'));
        } finally {
            threads.shutdownNow();
        }
    }

    private static int borrowUntilClosed(ApiKey key, List<char[]> kept, CountDownLatch start, CountDownLatch busy) {
        await(start);
        int loans = 0;
        while (true) {
            try {
                String seen = key.lend(chars -> {
                    kept.add(chars);
                    return new String(chars);
                });
                assertThat(seen).isEqualTo(new String(TestKeys.gemini(1)));
                if (loans++ == 0) {
                    busy.countDown();
                }
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("The key ring is closed; its keys are wiped.");
                return loans;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HeldKeys held(KeyRing ring) throws ReflectiveOperationException {
        Field field = KeyRing.class.getDeclaredField("held");
        field.setAccessible(true);
        return (HeldKeys) field.get(ring);
    }
}
