package io.claviger.examples.chatserver.checkup;

import io.claviger.examples.chatserver.checkup.Finding.Verdict;
import io.claviger.provider.TimeSource;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the deployment checklist of the original specification, as far as it can be seen from outside:
 * {@code java -jar chat-server.jar check https://chat.example.org [--users=50] [--log=logs/chat-server.log]}.
 */
public final class Checkup {
    /** The first argument of the command. */
    public static final String COMMAND = "check";

    private static final String USAGE =
            "Usage: check https://chat.example.org [--users=50] [--log=logs/chat-server.log]";
    private static final int USERS = 50;

    private final Probe probe;
    private final int users;
    private final @Nullable Path log;

    Checkup(URI base, int users, @Nullable Path log, SSLContext trust) {
        this.probe = new Probe(base, trust);
        this.users = users;
        this.log = log;
    }

    /**
     * Looks at a server and prints what it sees.
     *
     * @param arguments {@code check}, the address, and options
     * @param out where to print
     * @return the status to end with: 0 when nothing is bad, 1 when something is, 2 when the command is not understood
     */
    public static int run(String[] arguments, PrintStream out) {
        Optional<URI> base = arguments.length < 2 ? Optional.empty() : address(arguments[1]);
        if (base.isEmpty()) {
            out.println(USAGE);
            return 2;
        }
        try {
            String log = option(arguments, "--log=");
            String users = option(arguments, "--users=");
            return new Checkup(
                            base.get(),
                            users == null ? USERS : Math.min(1000, Math.max(1, Integer.parseInt(users))),
                            log == null ? null : Path.of(log),
                            SSLContext.getDefault())
                    .print(out);
        } catch (NumberFormatException e) {
            out.println(USAGE);
            return 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has TLS.", e);
        }
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = URI.create(text);
            boolean http = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return http && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String option(String[] arguments, String name) {
        for (String argument : arguments) {
            if (argument.startsWith(name)) {
                return argument.substring(name.length());
            }
        }
        return null;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(new TransportChecks(probe).all());
        findings.addAll(new BehaviourChecks(probe, log).all());
        findings.add(new LoadCheck(probe, users, TimeSource.system()::nanoTime).run());
        findings.sort(Comparator.comparingInt(Finding::item));
        return findings;
    }

    int print(PrintStream out) {
        if (probe.get("/livez").isEmpty()) {
            out.println("Nobody answers there, or not with a certificate that is trusted here.");
            return 1;
        }
        List<Finding> findings = findings();
        findings.forEach(out::println);
        long bad = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.BAD)
                .count();
        out.println(bad == 0 ? "Nothing is bad. Lines with \"you\" are left to you." : bad + " of these are bad.");
        return bad == 0 ? 0 : 1;
    }
}
