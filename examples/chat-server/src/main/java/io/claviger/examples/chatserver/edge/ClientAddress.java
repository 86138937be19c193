package io.claviger.examples.chatserver.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom the rate limit counts: the address a request came from. Of an IPv6 address the first 64 bits, since whoever has
 * one address there has the other 2^64 as well (RFC 6177).
 *
 * <p>Behind a proxy Tomcat puts the client's address in place of the proxy's, for the proxies it is told to trust alone
 * (see {@code application.yaml}); from anybody else {@code X-Forwarded-For} changes nothing.
 */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * Finds out whom to count.
     *
     * @param request a request
     * @return the IPv4 address, or {@code <64 bits in hexadecimal>::/64}
     */
    public static String of(HttpServletRequest request) {
        return counted(request.getRemoteAddr());
    }

    /**
     * {@return whom to count for an address}
     *
     * @param address an IP address as text
     */
    public static String counted(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            int zone = address.indexOf('%');
            // With a colon this is no host name, so nothing is looked up.
            InetAddress parsed = InetAddress.getByName(zone < 0 ? address : address.substring(0, zone));
            if (parsed instanceof Inet6Address) {
                byte[] network = Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES);
                return HexFormat.of().formatHex(network) + "::/64";
            }
            return parsed.getHostAddress();
        } catch (UnknownHostException e) {
            // Only a trusted proxy can send such a thing: all of them share one count.
            return "unknown";
        }
    }
}
