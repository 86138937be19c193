package io.claviger.provider.http;

import io.claviger.chat.FailureKind;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;

/** Names what {@code java.net.http} throws, from its types alone (measured on JDK 17 and 25). */
final class NetworkFailures {
    private NetworkFailures() {}

    static FailureKind classify(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return FailureKind.TIMEOUT;
            }
        }
        return FailureKind.NETWORK_ERROR;
    }
}
