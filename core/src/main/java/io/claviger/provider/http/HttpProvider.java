package io.claviger.provider.http;

import io.claviger.chat.ChatModel;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyFormat;
import io.claviger.provider.CallContext;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.LookupContext;
import io.claviger.provider.ProviderCall;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A {@link ChatProvider} for a service that is described by a {@link Dialect}. Immutable and thread-safe. */
public final class HttpProvider implements ChatProvider {
    private final Dialect dialect;
    private final HttpTransport transport;
    private final Targets targets;

    private HttpProvider(Dialect dialect, HttpTransport transport) {
        this.dialect = dialect;
        this.transport = transport;
        this.targets = new Targets(dialect);
    }

    /**
     * Makes a provider.
     *
     * @param dialect how the service speaks
     * @param transport the connections to use
     * @return the provider
     * @throws IllegalArgumentException when the dialect's base URL is not a plain http or https URL
     */
    public static HttpProvider of(Dialect dialect, HttpTransport transport) {
        URI base = dialect.baseUrl();
        boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        boolean plain = base.getRawUserInfo() == null && base.getRawQuery() == null && base.getRawFragment() == null;
        if (!web || !plain || base.getHost() == null) {
            throw new IllegalArgumentException("The base URL of " + dialect.id()
                    + " must be http or https with a host, without user, query or fragment.");
        }
        return new HttpProvider(dialect, transport);
    }

    @Override
    public ProviderId id() {
        return dialect.id();
    }

    @Override
    public KeyFormat keyFormat() {
        return dialect.keyFormat();
    }

    @Override
    public String defaultModel() {
        return dialect.defaultModel();
    }

    @Override
    public List<Problem> unsupported(ChatRequest request) {
        return dialect.unsupported(request);
    }

    @Override
    public Optional<Duration> firstTokenLimit() {
        return dialect.firstTokenLimit();
    }

    @Override
    public ProviderCall start(ChatRequest request, ApiKey key, CallContext context) {
        WireRequest wire = dialect.encode(request, context.model(), context.streaming());
        HttpRequest.Builder http = Addressed.request(dialect, targets, dialect.baseUrl(), wire, key)
                .header("Accept", context.streaming() ? dialect.framing().mediaType() : "application/json");
        return HttpCall.start(transport, http, wire.body(), dialect, context);
    }

    @Override
    public CompletableFuture<KeyVerdict> verify(ApiKey key, LookupContext context) {
        return new CatalogCall(dialect, transport, key, context).verify();
    }

    @Override
    public CompletableFuture<List<ChatModel>> models(ApiKey key, LookupContext context) {
        return new CatalogCall(dialect, transport, key, context).models();
    }

    /** {@return the provider's name} */
    @Override
    public String toString() {
        return dialect.id().toString();
    }
}
