package io.claviger.testkit;

import io.claviger.chat.FinishReason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers one request: finds the service, the act, and plays it. */
final class Performance {
    private final Exchange exchange;
    private final RecordedRequest request;
    private final int port;
    private final Exchange.Gate gate;

    Performance(Exchange exchange, RecordedRequest request, int port, Exchange.Gate gate) {
        this.exchange = exchange;
        this.request = request;
        this.port = port;
        this.gate = gate;
    }

    /** Says what a service does with the call of a key. */
    @FunctionalInterface
    interface Director {
        Act act(WireDialect dialect, String key);
    }

    void play(Director director) throws IOException {
        Optional<WireDialect> dialect = dialect();
        if (dialect.isEmpty()) {
            exchange.document(404, Map.of("content-type", "text/plain"), Bytes.utf8("No service lives here.\n"));
            return;
        }
        String key = request.key().orElse("");
        if (key.isEmpty() && AwsSignatures.isSigned(request)) {
            error(dialect.get(), Act.ANSWER.with(BedrockErrors.wrongSignature()));
            return;
        }
        Act act = director.act(dialect.get(), key);
        if (act.raw() != null) {
            exchange.replay(act.raw());
            return;
        }
        Voice voice = dialect.get().voice();
        if (request.method().equals("GET")) {
            list(dialect.get(), voice, act);
            return;
        }
        try {
            perform(dialect.get(), voice, act, voice.read(request));
        } catch (IllegalArgumentException e) {
            error(dialect.get(), Act.ANSWER.with(Fault.BAD_REQUEST));
        }
    }

    private void list(WireDialect dialect, Voice voice, Act act) throws IOException {
        if (act.fault() == null) {
            exchange.document(
                    200, Map.of("content-type", "application/json"), Bytes.utf8(voice.listing(request.path())));
        } else if (act.fault() == Fault.RESET) {
            exchange.reset();
        } else if (act.fault() == Fault.SILENT) {
            exchange.awaitHangUp();
        } else if (!error(dialect, act)) {
            exchange.document(500, Map.of(), new byte[0]);
        }
    }

    private void perform(WireDialect dialect, Voice voice, Act act, Voice.Asked asked) throws IOException {
        Fault fault = act.fault();
        boolean inBand = fault == Fault.ERROR_FIRST || fault == Fault.ERROR_LATER;
        if (fault != null && !inBand && error(dialect, act)) {
            return;
        }
        Delivery delivery = new Delivery(exchange, voice, asked, gate);
        if (inBand) {
            delivery.inBandError(answer(act, asked), act, fill(inBandBody(dialect, act)));
        } else {
            delivery.deliver(answer(act, asked), act);
        }
    }

    private static FakeAnswer answer(Act act, Voice.Asked asked) {
        FakeAnswer said = act.answer() == null ? FakeAnswer.to(asked.question()) : act.answer();
        if (act.fault() == Fault.EMPTY) {
            return FakeAnswer.of("");
        }
        return act.fault() == Fault.CONTENT_BLOCKED
                ? FakeAnswer.of("").withFinishReason(FinishReason.CONTENT_FILTER)
                : said;
    }

    private static String inBandBody(WireDialect dialect, Act act) {
        if (act.error() != null) {
            return act.error().response().body();
        }
        List<FakeError> later = dialect.errors(Fault.ERROR_LATER);
        FakeError error = act.fault() == Fault.ERROR_LATER && !later.isEmpty()
                ? later.get(0)
                : dialect.errors(Fault.ERROR_FIRST).get(0);
        return error.response().body();
    }

    /** Sends the service's own wording of a fault. Returns whether it has one. */
    private boolean error(WireDialect dialect, Act act) throws IOException {
        Fault fault = act.fault();
        if (fault == Fault.REDIRECT) {
            // Another name of this host is another origin, and a client that follows is seen here.
            String elsewhere = "http://localhost:" + port + request.path();
            exchange.document(307, Map.of("location", elsewhere), new byte[0]);
            return true;
        }
        FakeError error = act.error();
        if (error == null && fault != null) {
            error = dialect.errors(fault).stream().findFirst().orElse(null);
        }
        if (error == null) {
            return false;
        }
        Map<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/json");
        FakeError sent = error;
        error.response().headers().forEach((name, value) -> headers.put(name, sent.fill(value, request)));
        String body = error.fill(error.response().body(), request);
        exchange.document(error.response().status(), headers, Bytes.utf8(body));
        return true;
    }

    private String fill(String body) {
        return body.replace("{key}", request.key().orElse(""));
    }

    private Optional<WireDialect> dialect() {
        for (WireDialect dialect : WireDialect.values()) {
            if (request.path().startsWith(dialect.path() + "/")) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }
}
