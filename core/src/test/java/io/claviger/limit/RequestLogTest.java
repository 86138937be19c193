package io.claviger.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void behavesLikeAQueueWhateverComesInWhateverOrder() {
        for (int limit : new int[] {1, 2, 3, 5, 30, 64}) {
            Random random = new Random(limit);
            RequestLog log = new RequestLog(limit);
            Deque<Long> model = new ArrayDeque<>();
            long time = 0;
            for (int step = 0; step < 20_000; step++) {
                time += random.nextInt(3);
                if (model.size() < limit && random.nextInt(3) > 0) {
                    log.add(time, limit);
                    model.add(time);
                } else {
                    long end = time - random.nextInt(20);
                    log.forgetUntil(end);
                    model.removeIf(entry -> entry <= end);
                }
                assertThat(log.size()).isEqualTo(model.size());
                if (!model.isEmpty()) {
                    assertThat(log.oldest()).isEqualTo(model.getFirst());
                    assertThat(log.newest()).isEqualTo(model.getLast());
                }
            }
        }
    }
}
