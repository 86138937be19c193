package io.claviger.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlidingWindowRateLimiterTest {
    private final HandClock clock = new HandClock();
    private final SlidingWindowRateLimiter limiter = limiterFor(100_000);

    private SlidingWindowRateLimiter limiterFor(int maxSubjects) {
        return SlidingWindowRateLimiter.builder()
                .maxSubjects(maxSubjects)
                .clock(clock)
                .build();
    }

    @Test
    @DisplayName("S0-RATE-1: 30 requests in 60 seconds, the 31st is refused with retryAfter")
    void thirtyAreAllowedAndTheThirtyFirstIsNot() {
        for (int i = 1; i <= 30; i++) {
            assertThat(limiter.tryAcquire("ann")).isEqualTo(Decision.allowed(30 - i, Duration.ofSeconds(60)));
        }

        assertThat(limiter.tryAcquire("ann")).isEqualTo(Decision.refused(Duration.ofSeconds(60)));
        assertThat(limiter.tryAcquire("bob").allowed()).isTrue();
    }

    @Test
    @DisplayName("S0-RATE-1: a success carries remaining and resetIn")
    void resetIsWhenTheOldestRequestStopsCounting() {
        limiter.tryAcquire("ann");
        clock.advanceMillis(15_000);

        Decision second = limiter.tryAcquire("ann");

        assertThat(second.remaining()).isEqualTo(28);
        assertThat(second.resetInSeconds()).isEqualTo(45);
    }

    @Test
    void requestStopsCountingExactlyOneWindowLater() {
        for (int i = 0; i < 30; i++) {
            limiter.tryAcquire("ann");
        }

        clock.advanceMillis(59_999);
        assertThat(limiter.tryAcquire("ann")).isEqualTo(Decision.refused(Duration.ofMillis(1)));
        clock.advance(Duration.ofNanos(999_999));
        assertThat(limiter.tryAcquire("ann")).isEqualTo(Decision.refused(Duration.ofNanos(1)));
        clock.advance(Duration.ofNanos(1));
        assertThat(limiter.tryAcquire("ann").allowed()).isTrue();
    }

    @Test
    void windowSlidesInsteadOfStartingAnew() {
        for (int i = 0; i < 29; i++) {
            limiter.tryAcquire("ann");
        }
        clock.advanceMillis(59_000);
        assertThat(limiter.tryAcquire("ann").remaining()).isZero();
        clock.advanceMillis(1_000);

        // A fixed window would allow 30 here and so 31 within two seconds.
        for (int i = 28; i >= 0; i--) {
            assertThat(limiter.tryAcquire("ann").remaining()).isEqualTo(i);
        }
        assertThat(limiter.tryAcquire("ann")).isEqualTo(Decision.refused(Duration.ofSeconds(59)));
    }

    @Test
    void refusedRequestsCountForNothing() {
        for (int i = 0; i < 30; i++) {
            limiter.tryAcquire("ann");
        }
        for (int second = 0; second < 59; second++) {
            clock.advanceMillis(1_000);
            assertThat(limiter.tryAcquire("ann").allowed()).isFalse();
        }

        clock.advanceMillis(1_000);

        assertThat(limiter.tryAcquire("ann").remaining()).isEqualTo(29);
    }

    @Test
    @DisplayName("S0-RATE-1: never more than the limit in any window, against a brute-force model")
    void agreesWithTheModelForRandomArrivals() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(40);
            SlidingWindowRateLimiter tested = SlidingWindowRateLimiter.of(limit, Duration.ofMillis(60_000), clock);
            Map<String, List<Long>> allowed = new HashMap<>();
            long now = 0;
            for (int arrival = 0; arrival < 3_000; arrival++) {
                int step = random.nextInt(10) == 0 ? random.nextInt(70_000) : random.nextInt(1_500);
                now += step;
                clock.advanceMillis(step);
                String subject = "user" + random.nextInt(3);
                List<Long> times = allowed.computeIfAbsent(subject, name -> new ArrayList<>());
                long windowStart = now - 60_000;
                List<Long> counted =
                        times.stream().filter(time -> time > windowStart).toList();

                Decision decision = tested.tryAcquire(subject);

                assertThat(decision.allowed()).isEqualTo(counted.size() < limit);
                if (decision.allowed()) {
                    times.add(now);
                    assertThat(decision.remaining()).isEqualTo(limit - counted.size() - 1);
                } else {
                    assertThat(decision.retryAfter()).isEqualTo(Duration.ofMillis(counted.get(0) + 60_000 - now));
                }
            }
            allowed.values().forEach(times -> assertThatNoWindowHoldsMoreThan(limit, times));
        }
    }

    private static void assertThatNoWindowHoldsMoreThan(int limit, List<Long> times) {
        for (int i = limit; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - limit)).isGreaterThanOrEqualTo(60_000);
        }
    }

    @Test
    void millionUsersWhoComeOnceLeaveNothingBehind() {
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(limiter.tryAcquire("user" + i).allowed()).isTrue();
            if (i % 100 == 0) {
                clock.advanceMillis(10);
            }
        }
        assertThat(limiter.subjects()).isEqualTo(100_000);

        clock.advanceMillis(60_000);
        for (int i = 0; i < 100_000; i++) {
            limiter.tryAcquire("ann");
        }

        assertThat(limiter.subjects()).isEqualTo(1);
    }

    @Test
    void userAtTheLimitIsNotForgottenHoweverManyOthersCome() {
        for (int i = 0; i < 30; i++) {
            limiter.tryAcquire("ann");
        }
        for (int i = 0; i < 250_000; i++) {
            limiter.tryAcquire("flood" + i);
        }

        assertThat(limiter.subjects()).isEqualTo(100_000);
        assertThat(limiter.tryAcquire("ann").allowed()).isFalse();
    }

    @Test
    void longestIdleSubjectMakesRoomFirst() {
        SlidingWindowRateLimiter small = limiterFor(3);
        small.tryAcquire("ann");
        small.tryAcquire("bob");
        small.tryAcquire("cid");
        small.tryAcquire("ann");

        small.tryAcquire("dan");

        assertThat(small.tryAcquire("ann").remaining()).isEqualTo(27);
        assertThat(small.tryAcquire("bob").remaining()).as("forgotten").isEqualTo(29);
    }

    @Test
    void newcomersAreRefusedWhileEveryRememberedSubjectIsAtItsLimit() {
        SlidingWindowRateLimiter small = limiterFor(2);
        exhaust(small, "ann");
        clock.advanceMillis(10_000);
        exhaust(small, "bob");

        assertThat(small.tryAcquire("cid")).isEqualTo(Decision.refused(Duration.ofSeconds(50)));
        clock.advanceMillis(49_999);
        assertThat(small.tryAcquire("cid")).isEqualTo(Decision.refused(Duration.ofMillis(1)));
        clock.advanceMillis(1);
        assertThat(small.tryAcquire("cid").allowed()).isTrue();
        assertThat(small.tryAcquire("bob").allowed()).isFalse();
    }

    @Test
    void subjectWhoseLimitIsPartlyOverMayMakeRoom() {
        SlidingWindowRateLimiter small = limiterFor(1);
        small.tryAcquire("ann");
        clock.advanceMillis(10_000);
        for (int i = 0; i < 29; i++) {
            small.tryAcquire("ann");
        }
        assertThat(small.tryAcquire("bob")).isEqualTo(Decision.refused(Duration.ofSeconds(50)));

        clock.advanceMillis(50_000);

        assertThat(small.tryAcquire("bob").allowed()).isTrue();
        assertThat(small.subjects()).isEqualTo(1);
    }

    private static void exhaust(RateLimiter limiter, String subject) {
        for (int i = 0; i < 30; i++) {
            assertThat(limiter.tryAcquire(subject).allowed()).isTrue();
        }
    }

    @Test
    @DisplayName("S0-FLOW-7: concurrent requests never interfere")
    void exactlyThirtyOfTwoHundredConcurrentRequestsAreAllowed() throws InterruptedException {
        AtomicInteger allowed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                if (limiter.tryAcquire("ann").allowed()) {
                    allowed.incrementAndGet();
                }
            });
            threads.add(thread);
            thread.start();
        }

        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(allowed).hasValue(30);
    }

    @Test
    void clockThatIsSetBackCountsAsOneThatStoodStill() {
        exhaust(limiter, "ann");
        clock.advance(Duration.ofHours(-1));
        assertThat(limiter.tryAcquire("ann")).isEqualTo(Decision.refused(Duration.ofSeconds(60)));

        clock.advanceMillis(59_999);
        assertThat(limiter.tryAcquire("ann").allowed()).isFalse();
        clock.advanceMillis(1);

        assertThat(limiter.tryAcquire("ann").allowed()).isTrue();
    }

    @Test
    void numbersOutsideOfTheirRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlidingWindowRateLimiter.of(0, Duration.ofSeconds(60), clock))
                .withMessage("A limiter needs a limit and a number of subjects of at least 1;"
                        + " found limit 0 and 100000 subjects.");
        assertThatIllegalArgumentException().isThrownBy(() -> limiterFor(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlidingWindowRateLimiter.of(1, Duration.ZERO, clock))
                .withMessage("A window is longer than zero and at most 366 days; found PT0S.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlidingWindowRateLimiter.of(1, Duration.ofDays(367), clock));
    }
}
