package io.claviger.provider.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that HTTP providers share. Thread-safe; one for each application is enough and
 * {@link #shared()} is it.
 *
 * <p>Never follows a redirect, since that would carry a key to another origin; has no authenticator and no cookies.
 * Its only thread is the selector of {@code java.net.http}: nothing that runs there blocks or belongs to the caller.
 */
public final class HttpTransport {
    /** Enough for a handshake across the world; a service that takes longer is as good as down. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    private final HttpClient client;
    private final Duration connectTimeout;

    private HttpTransport(Builder from) {
        List<String> printing = JdkLogging.switchesThatPrintKeys();
        if (!printing.isEmpty()) {
            LOG.warn("The JDK logs HTTP requests, users' keys included: {}. Take these settings away.", printing);
        }
        connectTimeout = from.connectTimeout;
        // Not given to the client: its connect timer would keep the first request of a pooled connection reachable, key
        // and all, for as long as the connection is kept (seen in heap dumps of 17 and 25). HttpCall measures instead.
        HttpClient.Builder http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                // Hopping to a pool for every signal doubles the cost of a call; see docs/concurrency.md.
                .executor(Runnable::run);
        if (from.sslContext != null) {
            http.sslContext(from.sslContext);
        }
        if (from.proxy != null) {
            http.proxy(from.proxy);
        }
        this.client = http.build();
    }

    /** {@return the transport that all providers use unless told otherwise} */
    public static HttpTransport shared() {
        return Shared.INSTANCE;
    }

    /** {@return a builder with the defaults of {@link #shared()}} */
    public static Builder builder() {
        return new Builder();
    }

    HttpClient client() {
        return client;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    /** Creates the client, with its thread, only when somebody needs it. */
    private static final class Shared {
        static final HttpTransport INSTANCE = builder().build();
    }

    /** Builds an {@link HttpTransport}. For one thread. */
    public static final class Builder {
        private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
        private @Nullable SSLContext sslContext;
        private @Nullable ProxySelector proxy;

        private Builder() {}

        /**
         * Limits the time to connect, TLS included.
         *
         * @param limit positive; 5 seconds when not called
         * @return this builder
         */
        public Builder connectTimeout(Duration limit) {
            connectTimeout = limit;
            return this;
        }

        /**
         * Sets whom to trust.
         *
         * @param context the TLS context; the JDK's default when not called
         * @return this builder
         */
        public Builder sslContext(SSLContext context) {
            sslContext = context;
            return this;
        }

        /**
         * Sets the proxy.
         *
         * @param selector chooses the proxy for a URL; the JVM's default selector when not called
         * @return this builder
         */
        public Builder proxy(ProxySelector selector) {
            proxy = selector;
            return this;
        }

        /** {@return the transport} */
        public HttpTransport build() {
            return new HttpTransport(this);
        }
    }
}
