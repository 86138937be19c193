package io.claviger.acceptance;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.providers.bedrock.Bedrock;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;

/**
 * A program whose heap is looked at from outside: asks three providers with three keys, dumps its live objects while a key is
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
     * @param args base URLs of Gemini and Groq, their masked keys, the folder for the dumps, base URL and masked key of
     *     Bedrock
     * @throws IOException when a dump cannot be written
     */
    public static void main(String... args) throws IOException {
        gemini = FallbackChat.builder()
                .providers(Gemini.builder().baseUrl(URI.create(args[0])).build())
                .build();
        groq = FallbackChat.builder()
                .providers(Groq.builder().baseUrl(URI.create(args[1])).build())
                .build();
        bedrock = FallbackChat.builder()
                .providers(Bedrock.builder().baseUrl(URI.create(args[5])).build())
                .build();
        Path dumps = Path.of(args[4]);
        try (KeyRing keys = KeyRing.of("gemini", Masked.unmask(args[2]))
                .and("groq", Masked.unmask(args[3]))
                .and("bedrock", Masked.unmask(args[6]))) {
            bedrock.send(ChatRequest.of("Why not?"), keys);
            dump(dumps.resolve("between-uses.hprof"));
            try (ChatStream events = gemini.stream(ChatRequest.of("Why?"), keys)) {
                readToFirstText(events);
                dump(dumps.resolve("in-use.hprof"));
            }
            groq.send(ChatRequest.of("And why else?"), keys);
        }
        dump(dumps.resolve("after.hprof"));
        if (gemini.chain().equals(groq.chain()) || groq.chain().equals(bedrock.chain())) {
            throw new IllegalStateException("The chains are used here, so that they are reachable in every dump.");
        }
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
