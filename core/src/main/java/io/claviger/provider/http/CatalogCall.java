package io.claviger.provider.http;

import io.claviger.chat.ChatModel;
import io.claviger.chat.FailureKind;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.KeyVerdict.Status;
import io.claviger.chat.ModelsUnavailableException;
import io.claviger.key.ApiKey;
import io.claviger.provider.LookupContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of a {@link Catalog} and judges what comes back.
 *
 * @param dialect how the service speaks
 * @param transport the connections to use
 * @param key the key
 * @param context how to ask
 */
record CatalogCall(Dialect dialect, HttpTransport transport, ApiKey key, LookupContext context) {
    CompletableFuture<KeyVerdict> verify() {
        Optional<WireRequest> check = dialect.catalog().keyCheck();
        if (check.isEmpty() || key.isKeyless()) {
            return CompletableFuture.completedFuture(KeyVerdict.of(Status.UNKNOWN));
        }
        return ask(check.get(), this::verdict);
    }

    CompletableFuture<List<ChatModel>> models() {
        Optional<WireRequest> listing = dialect.catalog().models();
        if (listing.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new ModelsUnavailableException(dialect.id(), FailureKind.INVALID_REQUEST, 0));
        }
        return ask(listing.get(), this::list);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the follower cannot fail; the result itself is returned
    private <T> CompletableFuture<T> ask(WireRequest wire, Function<Lookup.Answer, T> read) {
        URI base = dialect.catalog().baseUrl().orElse(dialect.baseUrl());
        CompletableFuture<Lookup.Answer> answer = Lookup.send(
                transport, Addressed.request(dialect, new Targets(dialect), base, wire, key), wire, context);
        CompletableFuture<T> result = answer.thenApplyAsync(read, context.executor());
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                answer.cancel(true);
            }
        });
        return result;
    }

    private KeyVerdict verdict(Lookup.Answer answer) {
        if (answer.isSuccess()) {
            try {
                return dialect.catalog().readKeyCheck(answer.document());
            } catch (IOException | RuntimeException e) {
                return KeyVerdict.of(Status.UNKNOWN);
            }
        }
        ErrorFacts facts = facts(answer);
        if (answer.failure() != null || facts == null) {
            return KeyVerdict.of(Status.UNKNOWN);
        }
        Duration wait = dialect.failureRules().retryAfter(facts, context.time()::instant);
        // These two are plain from the status (RFC 9110 section 15.5.3, RFC 6585 section 4); all else counts only in
        // the
        // service's own words.
        FailureKind bare = switch (answer.status()) {
            case 402 -> FailureKind.QUOTA_EXCEEDED;
            case 429 -> FailureKind.RATE_LIMIT;
            default -> FailureKind.PROVIDER_UNAVAILABLE;
        };
        return switch (dialect.failureRules().named(facts).orElse(bare)) {
            case INVALID_KEY -> KeyVerdict.of(Status.INVALID);
            case QUOTA_EXCEEDED -> new KeyVerdict(Status.NO_CREDIT, wait);
            case RATE_LIMIT -> new KeyVerdict(Status.RATE_LIMITED, wait);
            default -> KeyVerdict.of(Status.UNKNOWN);
        };
    }

    private List<ChatModel> list(Lookup.Answer answer) {
        FailureKind kind = FailureKind.MALFORMED_RESPONSE;
        if (answer.isSuccess()) {
            try {
                return List.copyOf(dialect.catalog().readModels(answer.document()));
            } catch (IOException | RuntimeException e) {
                // Not what was expected; what the parser says may repeat what came.
            }
        } else if (answer.failure() != null) {
            kind = answer.failure();
        } else {
            ErrorFacts facts = facts(answer);
            kind = facts == null
                    ? FailureKind.NETWORK_ERROR
                    : dialect.failureRules().classify(facts);
        }
        throw new ModelsUnavailableException(dialect.id(), kind, answer.status());
    }

    private static @Nullable ErrorFacts facts(Lookup.Answer answer) {
        HttpResponse.ResponseInfo head = answer.head();
        if (head == null) {
            return null;
        }
        byte[] document = answer.document();
        return ErrorFacts.of(head.statusCode(), head.headers(), document, 0, document.length);
    }
}
