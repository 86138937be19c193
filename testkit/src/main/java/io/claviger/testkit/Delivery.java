package io.claviger.testkit;

import io.claviger.testkit.Exchange.Length;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends one answer, whole or broken in one of the ways of {@link Fault}. */
final class Delivery {
    private static final int HUGE = 40 << 20;
    private static final int LONG = 1 << 20;
    private static final Duration SLOW_FIRST = Duration.ofSeconds(2);
    private static final Duration SLOW_NEXT = Duration.ofMillis(100);
    private static final String MARK = "@victim@";

    private final Exchange exchange;
    private final Voice voice;
    private final Voice.Asked asked;
    private final Exchange.Gate gate;

    Delivery(Exchange exchange, Voice voice, Voice.Asked asked, Exchange.Gate gate) {
        this.exchange = exchange;
        this.voice = voice;
        this.asked = asked;
        this.gate = gate;
    }

    /** What is sent, cut where a fault may strike: before, between and after the tokens. */
    private record Parts(List<byte[]> opening, List<byte[]> pieces, List<byte[]> closing, List<byte[]> terminator) {
        List<byte[]> all() {
            List<byte[]> all = upTo(pieces.size());
            all.addAll(closing);
            return all;
        }

        List<byte[]> upTo(int tokens) {
            List<byte[]> first = new ArrayList<>(opening);
            first.addAll(pieces.subList(0, Math.min(tokens, pieces.size())));
            return first;
        }

        List<byte[]> with(byte[] extra) {
            List<byte[]> all = all();
            all.add(Math.min(all.size(), opening.size() + 1), extra);
            return all;
        }
    }

    void deliver(FakeAnswer answer, Act act) throws IOException {
        Fault fault = act.fault();
        if (fault == null) {
            whole(parts(answer), act.pace(), act.pace());
            return;
        }
        switch (fault) {
            case RESET -> exchange.reset();
            case SILENT -> exchange.awaitHangUp();
            case SLOW -> whole(parts(answer), SLOW_FIRST, SLOW_NEXT);
            case HUGE_BODY -> huge();
            case GZIP -> gzip(parts(answer));
            case SPLIT_BYTES -> drip(parts(answer));
            case BAD_JSON -> badJson();
            case CUT, CUT_WITH_LENGTH, CUT_WITHOUT_LENGTH, CUT_BY_RESET, CUT_IN_CHARACTER, NO_FINISH, STALL ->
                cut(parts(answer), fault, act.tokens());
            case SILENT_AFTER_HEADERS -> {
                head(Length.CHUNKED, 0);
                exchange.awaitHangUp();
            }
            default -> whole(parts(answer), fault);
        }
    }

    /** Sends an error with status 200, before anything else or in mid-stream. */
    void inBandError(FakeAnswer answer, Act act, String body) throws IOException {
        if (!asked.streaming()) {
            exchange.document(200, headers(), Bytes.utf8(body));
            return;
        }
        head(Length.CHUNKED, 0);
        if (act.fault() == Fault.ERROR_LATER) {
            send(parts(answer).upTo(act.tokens()));
        }
        exchange.write(wire(voice.errorEvent(body)));
        exchange.end();
    }

    private Parts parts(FakeAnswer answer) {
        if (!asked.streaming()) {
            byte[] document = Bytes.utf8(voice.document(answer, asked));
            int middle = document.length / 2;
            return new Parts(
                    List.of(),
                    List.of(Arrays.copyOf(document, middle)),
                    List.of(Arrays.copyOfRange(document, middle, document.length)),
                    List.of());
        }
        Voice.Events events = voice.stream(answer, asked);
        return new Parts(
                wire(events.opening()),
                wire(events.pieces()),
                wire(events.closing()),
                events.terminator().isEmpty() ? List.of() : wire(List.of(events.terminator())));
    }

    private void whole(Parts parts, Duration first, Duration next) throws IOException {
        if (!asked.streaming()) {
            exchange.pause(first, gate);
            byte[] document = Bytes.join(parts.all());
            exchange.document(200, headers(), document);
            return;
        }
        head(Length.CHUNKED, 0);
        send(parts.opening());
        Duration wait = first;
        for (byte[] piece : parts.pieces()) {
            exchange.pause(wait, gate);
            exchange.write(piece);
            wait = next;
        }
        send(parts.closing());
        send(parts.terminator());
        exchange.end();
    }

    /** The stream is complete but for one blemish. */
    private void whole(Parts parts, Fault blemish) throws IOException {
        if (!asked.streaming()) {
            exchange.document(200, headers(), Bytes.join(parts.all()));
            return;
        }
        head(Length.CHUNKED, 0);
        byte[] extra = extra(blemish);
        send(extra == null ? parts.all() : parts.with(extra));
        if (blemish == Fault.NO_TERMINATOR_OPEN) {
            exchange.awaitHangUp();
        }
        if (blemish != Fault.NO_TERMINATOR) {
            send(parts.terminator());
        }
        exchange.end();
    }

    private byte @Nullable [] extra(Fault blemish) {
        return switch (blemish) {
            case BAD_JSON_ONCE -> wire(voice.event("{\"choices\":[{\"delta\":{\"content\":"));
            case BAD_BYTE_ONCE -> voice.wire(Bytes.spoil(piece(MARK), MARK));
            case LONG_LINE -> wire(voice.event("{\"padding\":\"" + "x".repeat(LONG) + "\"}"));
            default -> null;
        };
    }

    private void cut(Parts parts, Fault fault, int tokens) throws IOException {
        List<byte[]> first = parts.upTo(tokens);
        Length told = switch (fault) {
            case CUT_WITH_LENGTH -> Length.ANNOUNCED;
            case CUT_WITHOUT_LENGTH -> Length.UNTOLD;
            default -> Length.CHUNKED;
        };
        head(told, Bytes.join(parts.all()).length);
        send(first);
        switch (fault) {
            case STALL -> exchange.awaitHangUp();
            case CUT_BY_RESET -> exchange.reset();
            case NO_FINISH -> exchange.end();
            case CUT_IN_CHARACTER -> {
                exchange.write(Bytes.cutInside(wire(piece("鍵")), "鍵"));
            }
            default -> {
                // The caller closes the connection, which is all that these faults need.
            }
        }
    }

    private String piece(String text) {
        return voice.stream(FakeAnswer.of(text), asked).pieces().stream()
                .findFirst()
                .orElse("");
    }

    private void badJson() throws IOException {
        String broken = "{\"choices\":[{\"delta\":{\"content\":\"hello";
        if (!asked.streaming()) {
            exchange.document(200, headers(), Bytes.utf8(broken));
            return;
        }
        head(Length.CHUNKED, 0);
        send(wire(List.of(voice.event(broken), voice.event(broken), voice.event(broken))));
        exchange.end();
    }

    private void huge() throws IOException {
        byte[] start = asked.streaming() ? voice.endless() : Bytes.utf8("{\"padding\":\"");
        head(asked.streaming() ? Length.CHUNKED : Length.ANNOUNCED, HUGE);
        exchange.write(start);
        byte[] block = new byte[1 << 16];
        Arrays.fill(block, (byte) 'x');
        for (int sent = start.length; sent < HUGE; sent += block.length) {
            exchange.write(sent + block.length <= HUGE ? block : Arrays.copyOf(block, HUGE - sent));
        }
        exchange.end();
    }

    private void gzip(Parts parts) throws IOException {
        List<byte[]> all = parts.all();
        all.addAll(parts.terminator());
        byte[] body = Bytes.gzip(Bytes.join(all));
        Map<String, String> headers = headers();
        headers.put("content-encoding", "gzip");
        exchange.document(200, headers, body);
    }

    private void drip(Parts parts) throws IOException {
        List<byte[]> all = parts.all();
        all.addAll(parts.terminator());
        head(Length.CHUNKED, 0);
        for (byte each : Bytes.join(all)) {
            exchange.write(new byte[] {each});
        }
        exchange.end();
    }

    private byte[] wire(String event) {
        return voice.wire(Bytes.utf8(event));
    }

    private List<byte[]> wire(List<String> events) {
        return events.stream().map(this::wire).toList();
    }

    private void send(List<byte[]> parts) throws IOException {
        for (byte[] part : parts) {
            exchange.write(part);
        }
    }

    private void head(Length told, long announced) throws IOException {
        exchange.head(200, headers(), told, announced);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(voice.headers(asked));
        headers.put("content-type", asked.streaming() ? voice.mediaType() : "application/json");
        return headers;
    }
}
