package io.claviger.examples.chatserver.mail;

import io.claviger.examples.chatserver.wire.Page;
import io.claviger.examples.chatserver.wire.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Shows the mails that no mail server took, to browsers of this machine alone. Whatever a proxy passes on is refused, and
 * so is a host name that leads here by another site's doing (DNS rebinding).
 */
@RestController
final class OutboxController {
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");
    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9./:#_\\-\\[\\]]+");

    private final @Nullable Outbox outbox;

    OutboxController(@Nullable Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping(path = "/outbox", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(HttpServletRequest request) {
        StringBuilder page = new StringBuilder(
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Outbox</title>"
                        + "<link rel=\"icon\" href=\"favicon.svg\" type=\"image/svg+xml\"></head><body>"
                        + "<h1>Outbox</h1><p>No mail server is configured: mails end here. Load again to see new ones.</p>");
        for (Outbox.Kept mail : open(request).mails()) {
            page.append("<article><h2>")
                    .append(HtmlUtils.htmlEscape(mail.subject()))
                    .append("</h2><p>To ")
                    .append(HtmlUtils.htmlEscape(mail.to()))
                    .append(", ")
                    .append(mail.at())
                    .append("</p><pre>")
                    .append(linked(HtmlUtils.htmlEscape(mail.text())))
                    .append("</pre></article>");
        }
        return page.append("</body></html>").toString();
    }

    @GetMapping("/outbox/mails")
    Page<Outbox.Kept> mails(HttpServletRequest request) {
        return new Page<>(open(request).mails(), null);
    }

    private Outbox open(HttpServletRequest request) {
        if (outbox == null || !isFromHere(request)) {
            throw RefusedException.notFound();
        }
        return outbox;
    }

    private static boolean isFromHere(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null
                && HOSTS.contains(host.replaceFirst(":[0-9]+$", ""))
                && PASSED_ON.stream().allMatch(header -> request.getHeader(header) == null)
                // What nginx speaks to the servers behind it unless told otherwise, and no browser.
                && !request.getProtocol().equals("HTTP/1.0")
                && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String linked(String escaped) {
        return LINK.matcher(escaped).replaceAll("<a href=\"$0\">$0</a>");
    }
}
