package io.claviger.provider.http;

import io.claviger.chat.FailureKind;
import io.claviger.provider.LookupContext;
import io.claviger.provider.TimeSource;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** One small exchange whose whole answer is wanted: a key check or a list of models. */
final class Lookup {
    /** OpenRouter's list of some hundred models is about 1 MB (November 2026). */
    private static final int MAX_BYTES = 8 << 20;

    private Lookup() {}

    /**
     * What came.
     *
     * @param head status and headers, null when none arrived
     * @param document the body, as far as it came
     * @param failure why it is not complete, null when it is
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and dropped
    record Answer(
            HttpResponse.@Nullable ResponseInfo head,
            byte[] document,
            @Nullable FailureKind failure) {
        boolean isSuccess() {
            return failure == null && head != null && head.statusCode() / 100 == 2;
        }

        int status() {
            return head == null ? 0 : head.statusCode();
        }
    }

    /** Sends the request. The future never fails; cancelling it closes the connection. */
    @SuppressWarnings("FutureReturnValueIgnored") // the followers cannot fail; the answer itself is returned
    static CompletableFuture<Answer> send(
            HttpTransport transport, HttpRequest.Builder http, WireRequest wire, LookupContext context) {
        HttpRequest request = (wire.isGet()
                        ? http.GET()
                        : http.POST(HttpRequest.BodyPublishers.ofByteArray(wire.body())))
                .header("Accept", "application/json")
                .build();
        Body body = new Body();
        CompletableFuture<?> exchange = transport.client().sendAsync(request, body::headersArrived);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        TimeSource.Timer timer = context.time().schedule(context.limit(), () -> {
            answer.complete(new Answer(body.head, new byte[0], FailureKind.TIMEOUT));
            body.cancel();
            exchange.cancel(true);
        });
        exchange.whenComplete((response, failure) -> {
            timer.cancel();
            answer.complete(body.answer(failure));
        });
        answer.whenComplete((done, failure) -> {
            if (answer.isCancelled()) {
                timer.cancel();
                body.cancel();
                exchange.cancel(true);
            }
        });
        return answer;
    }

    /** Collects the body on the selector thread, which costs a copy and nothing else. */
    private static final class Body implements HttpResponse.BodySubscriber<Body> {
        private final ByteCollector bytes = new ByteCollector(MAX_BYTES, AnnouncedLength.UNKNOWN);
        private final CompletableFuture<Body> done = new CompletableFuture<>();
        private volatile HttpResponse.@Nullable ResponseInfo head;
        private volatile Flow.@Nullable Subscription source;
        private volatile boolean cancelled;
        private boolean tooLong;

        HttpResponse.BodySubscriber<Body> headersArrived(HttpResponse.ResponseInfo info) {
            head = info;
            return this;
        }

        Answer answer(@Nullable Throwable failure) {
            byte[] document = Arrays.copyOf(bytes.bytes(), bytes.length());
            FailureKind kind = failure != null
                    ? NetworkFailures.classify(failure)
                    : tooLong ? FailureKind.MALFORMED_RESPONSE : null;
            return new Answer(head, document, kind);
        }

        void cancel() {
            cancelled = true;
            Flow.Subscription subscription = source;
            if (subscription != null) {
                subscription.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source = subscription;
            if (cancelled) {
                subscription.cancel();
            } else {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> read) {
            for (ByteBuffer more : read) {
                if (!bytes.add(more)) {
                    tooLong = true;
                    cancel();
                    done.complete(this);
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            done.complete(this);
        }

        @Override
        public CompletionStage<Body> getBody() {
            return done;
        }
    }
}
