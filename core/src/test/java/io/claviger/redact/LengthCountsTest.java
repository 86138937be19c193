package io.claviger.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LengthCountsTest {
    private final LengthCounts counts = new LengthCounts();

    @Test
    void lengthsThatOccurAreToldUpToTheGivenOne() {
        for (int length = 1; length <= 100; length++) {
            counts.add(length);
        }

        assertThat(counts.upTo(0)).isEmpty();
        assertThat(counts.upTo(40)).hasSize(40).contains(1, 20, 40).doesNotContain(41);
        assertThat(counts.upTo(1000)).hasSize(100);
    }

    @Test
    void lengthOccursUntilItsLastSpellingIsGone() {
        counts.add(41);
        counts.add(41);
        counts.remove(41);
        assertThat(counts.upTo(41)).containsExactly(41);

        counts.remove(41);
        assertThat(counts.upTo(41)).isEmpty();
    }

    @Test
    void nothingIsLostWhereManyLengthsComeAndGoAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            done.add(threads.submit(() -> {
                for (int i = 0; i < 20_000; i++) {
                    int length = i % 200; // more than are kept, so that counters are dropped under the others' hands
                    counts.add(length);
                    assertThat(counts.upTo(length)).contains(length);
                    counts.remove(length);
                }
            }));
        }
        for (Future<?> each : done) {
            each.get(60, TimeUnit.SECONDS);
        }
        threads.shutdownNow();

        assertThat(counts.upTo(1000)).isEmpty();
    }
}
