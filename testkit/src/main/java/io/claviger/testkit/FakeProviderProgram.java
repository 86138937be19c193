package io.claviger.testkit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** The fake services as a program, for people who want to see a chain fall back without a real key. */
final class FakeProviderProgram {
    private static final int DEFAULT_PORT = 11_500;

    private FakeProviderProgram() {}

    static void run(String... arguments) {
        int port = arguments.length == 0 ? DEFAULT_PORT : Integer.parseInt(arguments[0]);
        try (FakeProviderServer server = FakeProviderServer.start(port)) {
            explain(server, new PrintStream(System.out, true, StandardCharsets.UTF_8));
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void explain(FakeProviderServer server, PrintStream out) {
        out.println("Fake AI services are running. Base URLs:");
        for (WireDialect dialect : WireDialect.values()) {
            out.printf(Locale.ROOT, "  %-12s %s%n", dialect.provider(), server.baseUrl(dialect));
        }
        out.println();
        out.println("Any key of 20 or more characters answers with the question backwards, unless it contains:");
        out.printf(Locale.ROOT, "  %-16s %s%n", FakeProviderServer.FLAKY, "its first call fails, further ones answer");
        for (Fault fault : Fault.values()) {
            out.printf(Locale.ROOT, "  %-16s %s%n", fault.word(), fault.meaning());
        }
        out.println();
        out.println("Bedrock also takes requests signed with " + AwsSignatures.EXAMPLE + ".");
        out.println("Example: gsk_quota_0000000000000000 has used up its allowance. Stop with Ctrl-C.");
    }
}
