package io.claviger.spring;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks base URLs. Those that may hold a secret, with a user or a query, are never quoted. */
final class BaseUrls {
    private static final String WANTED =
            "an http or https URL with a host, without user, query and fragment, such as https://ai.example/v1";

    private static final int LARGEST_PORT = 65_535;

    private BaseUrls() {}

    static void check(String property, String url, Faults faults) {
        String fault = fault(url);
        if (fault != null) {
            faults.add(property, WANTED, fault);
        }
    }

    private static @Nullable String fault(String text) {
        if (text.isBlank()) {
            return "nothing";
        }
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return "something that is no URL";
        }
        if (url.getRawUserInfo() != null
                || (url.getRawAuthority() != null && url.getRawAuthority().contains("@"))) {
            return "a URL with a user";
        }
        if (url.getRawQuery() != null) {
            return "a URL with a query";
        }
        if (url.getRawFragment() != null) {
            return "a URL with a fragment";
        }
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        boolean place = url.getHost() != null && url.getPort() <= LARGEST_PORT;
        return web && place ? null : Faults.quoted(text);
    }
}
