package io.claviger.acceptance;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.http.HttpTransport;
import io.claviger.providers.bedrock.Bedrock;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A program whose heap is looked at from outside: asks providers with a key each, dumps its live objects while a key is
 * in use, and again after the ring was closed. The keys come masked, so that the program's own arguments do not hold them.
 */
public final class HeapSubject {
    /** Stays reachable to the end, as it would in an application. */
    private static FallbackChat gemini;

    private static FallbackChat groq;

    private static FallbackChat bedrock;

    private HeapSubject() {}

    /**
     * Runs.
     *
     * @param args base URLs of Gemini and Groq, the two masked keys, the folder for the dumps, and whom to trust when the
     *     services speak TLS: a file with a certificate, empty for nobody; then base URL and masked key of Bedrock, if it
     *     is to be asked, too
     * @throws IOException when a file cannot be read or written
     * @throws GeneralSecurityException when the certificate is none
     */
    public static void main(String... args) throws IOException, GeneralSecurityException {
        HttpTransport transport =
                args.length > 5 && !args[5].isEmpty() ? trusting(Path.of(args[5])) : HttpTransport.shared();
        gemini = FallbackChat.builder()
                .providers(Gemini.builder()
                        .baseUrl(URI.create(args[0]))
                        .transport(transport)
                        .build())
                .build();
        groq = FallbackChat.builder()
                .providers(Groq.builder()
                        .baseUrl(URI.create(args[1]))
                        .transport(transport)
                        .build())
                .build();
        Path dumps = Path.of(args[4]);
        try (KeyRing keys = KeyRing.of("gemini", Masked.unmask(args[2])).and("groq", Masked.unmask(args[3]))) {
            if (args.length > 6) {
                keys.and("bedrock", Masked.unmask(args[7]));
                askBedrock(URI.create(args[6]), keys);
            }
            dump(dumps.resolve("between-uses.hprof"));
            try (ChatStream events = gemini.stream(ChatRequest.of("Why?"), keys)) {
                readToFirstText(events);
                dump(dumps.resolve("in-use.hprof"));
            }
            groq.send(ChatRequest.of("And why else?"), keys);
        }
        dump(dumps.resolve("after.hprof"));
        if (gemini.chain().equals(groq.chain())
                || (bedrock != null && groq.chain().equals(bedrock.chain()))) {
            throw new IllegalStateException("The chains are used here, so that they are reachable in every dump.");
        }
    }

    private static void askBedrock(URI baseUrl, KeyRing keys) {
        bedrock = FallbackChat.builder()
                .providers(Bedrock.builder().baseUrl(baseUrl).build())
                .build();
        bedrock.send(ChatRequest.of("Why not?"), keys);
    }

    private static HttpTransport trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "test", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpTransport.builder().sslContext(context).build();
    }

    private static void readToFirstText(ChatStream events) {
        ChatEvent event = events.next();
        while (!(event instanceof ChatEvent.TextDelta)) {
            event = events.next();
        }
    }

    private static void dump(Path file) throws IOException {
        // Live objects only: what no one can reach any more is the garbage collector's, and promised to nobody.
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
    }
}
