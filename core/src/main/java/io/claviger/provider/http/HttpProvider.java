package io.claviger.provider.http;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyFormat;
import io.claviger.provider.CallContext;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.ProviderCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A {@link ChatProvider} for a service that is described by a {@link Dialect}. Immutable and thread-safe. */
public final class HttpProvider implements ChatProvider {
    /** Some services refuse clients without a name of their own (Groq behind Cloudflare, seen 2026). */
    private static final String USER_AGENT = "claviger/0.1 (+https://github.com/claviger/claviger)";

    private final Dialect dialect;
    private final HttpTransport transport;

    private HttpProvider(Dialect dialect, HttpTransport transport) {
        this.dialect = dialect;
        this.transport = transport;
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
    public ProviderCall start(ChatRequest request, ApiKey key, CallContext context) {
        WireRequest wire = dialect.encode(request, context.model(), context.streaming());
        URI target = target(wire.path());
        HttpRequest.Builder http = HttpRequest.newBuilder(target)
                .version(isCleartext(target) ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .header("Content-Type", "application/json")
                .header("Accept", context.streaming() ? dialect.framing().mediaType() : "application/json")
                .header("User-Agent", USER_AGENT);
        wire.headers().forEach(http::setHeader);
        if (!key.isKeyless()) {
            Map<String, String> headers = key.lend(chars -> dialect.credential().headers(chars, target, wire));
            addCredential(http, headers);
        }
        return HttpCall.start(transport, http, wire.body(), dialect, context);
    }

    /** {@return the provider's name} */
    @Override
    public String toString() {
        return dialect.id().toString();
    }

    private URI target(String path) {
        URI base = dialect.baseUrl();
        String root = base.toString();
        URI target = URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
        boolean sameOrigin = Objects.equals(target.getScheme(), base.getScheme())
                && Objects.equals(target.getHost(), base.getHost())
                && target.getPort() == base.getPort()
                && target.getRawUserInfo() == null;
        if (!sameOrigin) {
            throw new IllegalStateException(
                    "The request of " + dialect.id() + " would leave the origin of its base URL.");
        }
        return target;
    }

    /** A cleartext HTTP/2 upgrade makes some local model servers hang. */
    private static boolean isCleartext(URI target) {
        return "http".equals(target.getScheme());
    }

    private static void addCredential(HttpRequest.Builder http, Map<String, String> headers) {
        boolean refused = false;
        try {
            headers.forEach(http::setHeader);
        } catch (IllegalArgumentException e) {
            refused = true;
        }
        if (refused) {
            // The JDK's message quotes the header, so neither it nor its exception may go on from here.
            throw new IllegalStateException("The credential cannot be a header; keys are printable ASCII.");
        }
    }
}
