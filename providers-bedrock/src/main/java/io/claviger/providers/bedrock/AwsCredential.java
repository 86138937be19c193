package io.claviger.providers.bedrock;

import io.claviger.provider.http.Credential;
import io.claviger.provider.http.WireRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a key of AWS on a request: as bearer token, or as the key of a signature. Stateless and thread-safe.
 *
 * @param region where keys are used that name no region
 * @param clock tells the moment of a signature; AWS refuses one that is five minutes away from its own
 */
record AwsCredential(Region region, InstantSource clock) implements Credential {
    /** The name under which both Bedrock and Bedrock Runtime are signed (the service's model in AWS's SDKs, 2026). */
    private static final String SERVICE = "bedrock";

    @Override
    public Map<String, String> headers(char[] key, URI target, WireRequest request) {
        AwsKey credential = AwsKey.of(key);
        return credential.isSigning()
                ? signed(credential, target, request)
                : Map.of("Authorization", "Bearer " + credential.bearer());
    }

    /** A base URL that somebody chose stays: behind a proxy or in a private network the name of the host is theirs. */
    @Override
    public URI baseUrl(char[] key, URI configured) {
        Region own = AwsKey.of(key).regionOr(region);
        if (configured.equals(region.runtime())) {
            return own.runtime();
        }
        return configured.equals(region.control()) ? own.control() : configured;
    }

    private Map<String, String> signed(AwsKey key, URI target, WireRequest request) {
        Signature signature = new Signature(SERVICE, key.regionOr(region).name(), clock.instant());
        String bodyHash = Signature.sha256(request.body());
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", host(target));
        headers.put("x-amz-content-sha256", bodyHash);
        headers.put("x-amz-date", signature.moment());
        if (!request.isGet()) {
            headers.put("content-type", "application/json");
        }
        String token = key.sessionToken();
        if (token != null) {
            headers.put("x-amz-security-token", token);
        }
        String canonical = Signature.canonical(request.isGet() ? "GET" : "POST", target, headers, bodyHash);
        byte[] secret = key.signingSecret();
        String authorization;
        try {
            authorization = signature.authorization(key.accessKeyId(), secret, headers.keySet(), canonical);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        Map<String, String> sent = new LinkedHashMap<>(headers);
        // The client sends these two by itself.
        sent.remove("host");
        sent.remove("content-type");
        sent.put("Authorization", authorization);
        return sent;
    }

    /** {@return the header {@code Host} as the JDK's client sends it: with the port where it is not the scheme's own} */
    private static String host(URI target) {
        int port = target.getPort();
        boolean usual = port == -1 || port == ("https".equals(target.getScheme()) ? 443 : 80);
        return usual ? target.getHost() : target.getHost() + ':' + port;
    }
}
