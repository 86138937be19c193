package io.claviger.provider.http;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one provider's requests, none of which leaves the origin of its base URL. Remembers the last one, since
 * it mostly is the next one, too. Thread-safe.
 */
final class Targets {
    private final Dialect dialect;
    private volatile @Nullable Known last;

    Targets(Dialect dialect) {
        this.dialect = dialect;
    }

    private record Known(URI base, String path, URI target) {}

    URI of(URI base, String path) {
        Known known = last;
        if (known != null && known.path().equals(path) && known.base().equals(base)) {
            return known.target();
        }
        URI target = checked(base, path);
        if (base.equals(dialect.baseUrl())) {
            // Any other came from a key, of which nothing is kept.
            last = new Known(base, path, target);
        }
        return target;
    }

    private URI checked(URI base, String path) {
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
}
