package io.claviger.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what 2,000 slow streams at once take, on one or more JDKs. */
final class SlowStreams {
    private static final double STREAMS = Load.SLOW.amount;

    private SlowStreams() {}

    static void print(List<String> javas, int port, PrintStream out) throws IOException {
        out.println("| 2,000 slow streams at once | the library | the plain client | ratio |");
        out.println("|---|---|---|---|");
        for (String java : javas) {
            try (WorkerProcess own = WorkerProcess.contestant(java, "claviger", port);
                    WorkerProcess peer = WorkerProcess.contestant(java, "plain", port)) {
                String jdk = "JDK " + own.greeting();
                peer.greeting();
                // The first time they also learn how to.
                own.round(Load.SLOW);
                peer.round(Load.SLOW);
                Round mine = own.round(Load.SLOW);
                Round other = peer.round(Load.SLOW);
                out.printf(Locale.ROOT, "| %s, threads | %d | %d | |%n", jdk, mine.threads(), other.threads());
                row(out, jdk + ", heap per stream, KiB", mine.heap() / STREAMS / 1024, other.heap() / STREAMS / 1024);
                row(
                        out,
                        jdk + ", memory of the process per stream, KiB",
                        mine.resident() / STREAMS / 1024,
                        other.resident() / STREAMS / 1024);
                row(out, jdk + ", CPU while they speak, ms", mine.cpu() / 1e6, other.cpu() / 1e6);
            }
        }
        out.println();
    }

    private static void row(PrintStream out, String what, double mine, double other) {
        out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.2f |%n", what, mine, other, mine / other);
    }
}
