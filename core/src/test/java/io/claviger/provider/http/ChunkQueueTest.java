package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChunkQueueTest {
    private final AtomicInteger rings = new AtomicInteger();
    private final ChunkQueue queue = new ChunkQueue(rings::incrementAndGet, () -> {}, true);
    private final Source source = new Source();

    @Test
    void demandFollowsWhatWasTaken() {
        queue.onSubscribe(source);
        assertThat(source.demands).containsExactly(8L);
        for (int i = 0; i < 8; i++) {
            queue.onNext(read("a"));
        }

        for (int i = 0; i < 3; i++) {
            assertThat(queue.take()).isNotNull();
        }
        assertThat(source.demands).containsExactly(8L);
        assertThat(queue.take()).isNotNull();
        assertThat(source.demands).containsExactly(8L, 4L);
        for (int i = 0; i < 4; i++) {
            assertThat(queue.take()).isNotNull();
        }
        assertThat(queue.take()).isNull();
        assertThat(source.demands).containsExactly(8L, 4L, 4L);
        assertThat(rings).hasValue(8);
    }

    @Test
    void demandOfAWholeDocumentFollowsEachRead() {
        ChunkQueue whole = new ChunkQueue(rings::incrementAndGet, () -> {}, false);
        whole.onSubscribe(source);
        whole.onNext(read("a"));

        assertThat(whole.take()).isNotNull();
        assertThat(whole.take()).isNull();
        assertThat(source.demands).containsExactly(8L, 1L);
    }

    @Test
    void whatCameBeforeTheEndMayStillBeTaken() {
        queue.onSubscribe(source);
        queue.onNext(read("a"));
        queue.onError(new IllegalStateException("cut"));

        assertThat(queue.isEnded()).isTrue();
        assertThat(queue.failure()).hasMessage("cut");
        assertThat(queue.take()).isNotNull();
        assertThat(queue.take()).isNull();
    }

    @Test
    void cancelBeforeTheBodyBeginsIsNotForgotten() {
        queue.cancel();
        queue.onSubscribe(source);

        assertThat(source.cancelled).isTrue();
        assertThat(source.demands).isEmpty();
    }

    @Test
    void cancelInMidBodyReachesTheSource() {
        queue.onSubscribe(source);
        queue.cancel();

        assertThat(source.cancelled).isTrue();
    }

    @Test
    void restIsReadToTheEndAndNotKept() {
        queue.onSubscribe(source);
        queue.onNext(read("a"));
        queue.discardRest();
        queue.onNext(read("b"));
        queue.onComplete();

        assertThat(source.demands).containsExactly(8L, Long.MAX_VALUE);
        assertThat(source.cancelled).isFalse();
        assertThat(queue.take()).isNull();
        assertThat(queue.isEnded()).isTrue();
    }

    @Test
    void readerOfAWholeDocumentIsWokenWhenNothingMoreCanComeAndAtTheEnd() {
        ChunkQueue whole = new ChunkQueue(rings::incrementAndGet, () -> {}, false);
        whole.onSubscribe(source);
        for (int i = 0; i < 7; i++) {
            whole.onNext(read("a"));
        }
        assertThat(rings).hasValue(0);

        whole.onNext(read("b"));
        assertThat(rings).hasValue(1);

        whole.onComplete();
        assertThat(rings).hasValue(2);
    }

    @Test
    void beginOfTheBodyIsToldBeforeTheClientMayCallTheResponseDone() {
        List<Boolean> doneAtBegin = new ArrayList<>();
        ChunkQueue[] told = new ChunkQueue[1];
        told[0] = new ChunkQueue(
                () -> {},
                () -> doneAtBegin.add(told[0].getBody().toCompletableFuture().isDone()),
                true);
        assertThat(told[0].getBody().toCompletableFuture()).isNotDone();

        told[0].onSubscribe(source);

        assertThat(doneAtBegin).containsExactly(false);
        assertThat(told[0].getBody().toCompletableFuture()).isCompletedWithValue(told[0]);
    }

    private static List<ByteBuffer> read(String text) {
        return List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Source implements Flow.Subscription {
        private final List<Long> demands = new ArrayList<>();
        private boolean cancelled;

        @Override
        public void request(long reads) {
            demands.add(reads);
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
