package io.claviger.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs all loads and prints the tables of docs/performance.md. */
final class Report {
    private static final int FORKS = 2;
    private static final int ROUNDS = 13;
    private static final List<Load> AGAINST_PEER =
            List.of(Load.CALL, Load.CALLERS, Load.REFUSED_KEY, Load.BURST, Load.PIECES, Load.FIRST_TEXT);

    private final PrintStream out;
    private final Map<Load, Pairs> measured = new TreeMap<>();
    private final Pairs session = new Pairs();
    private final Pairs limitedKeys = new Pairs();

    private Report(PrintStream out) {
        this.out = out;
        AGAINST_PEER.forEach(load -> measured.put(load, new Pairs()));
    }

    static void run(List<String> otherJavas, PrintStream out) throws Exception {
        Report report = new Report(out);
        try (WorkerProcess provider = WorkerProcess.provider()) {
            int port = Integer.parseInt(provider.greeting());
            for (int fork = 0; fork < FORKS; fork++) {
                report.fork(port);
            }
            report.print();
            List<String> javas = new ArrayList<>(List.of(WorkerProcess.ownJava()));
            javas.addAll(otherJavas);
            SlowStreams.print(javas, port, out);
        }
        Micro.print(out);
    }

    private void fork(int port) throws IOException {
        try (WorkerProcess own = WorkerProcess.contestant(WorkerProcess.ownJava(), "claviger", port);
                WorkerProcess peer = WorkerProcess.contestant(WorkerProcess.ownJava(), "plain", port)) {
            for (Load load : AGAINST_PEER) {
                for (int i = 0; i < load.warmUps; i++) {
                    own.round(load);
                    peer.round(load);
                }
            }
            for (Map.Entry<Load, Pairs> each : measured.entrySet()) {
                inTurn(each.getValue(), own, each.getKey(), peer, each.getKey());
            }
            for (int i = 0; i < Load.LIMITED_KEYS.warmUps; i++) {
                own.round(Load.LIMITED_KEYS);
                own.round(Load.SESSION);
            }
            inTurn(session, own, Load.SESSION, peer, Load.CALL);
            inTurn(limitedKeys, own, Load.LIMITED_KEYS, own, Load.SESSION);
        }
    }

    private static void inTurn(Pairs pairs, WorkerProcess own, Load load, WorkerProcess peer, Load peerLoad)
            throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                Round first = own.round(load);
                pairs.add(first, peer.round(peerLoad));
            } else {
                Round first = peer.round(peerLoad);
                pairs.add(own.round(load), first);
            }
        }
    }

    private void print() {
        out.println("| against the plain client | median of the ratios (quartiles) | target |");
        out.println("|---|---|---|");
        measured.forEach((load, pairs) -> {
            switch (load) {
                case CALL -> {
                    row("CPU per call, one caller", pairs.ratio(Round::cpu), "at most 0.6");
                    row("CPU per call, on a ring that stays open", session.ratio(Round::cpu), "");
                    row("bytes allocated per call", pairs.ratio(Round::allocated), "");
                }
                case CALLERS -> {
                    row("CPU per call, 64 callers", pairs.ratio(Round::cpu), "at most 0.6");
                    row("calls per second, 64 callers", pairs.ratio(Round::pace), "at least 1.7");
                }
                case REFUSED_KEY -> row("CPU of a call past a refused key", pairs.ratio(Round::cpu), "");
                case BURST -> stream("in bulk", pairs);
                case PIECES -> stream("one by one, 8 at once", pairs);
                default -> row("time to first text", pairs.ratio(Round::firstText), "at most 0.7");
            }
        });
        out.println();
        out.println("| against itself | median of the ratios (quartiles) |");
        out.println("|---|---|");
        out.println("| CPU of a call past nine limited keys, to one with a single key | "
                + limitedKeys.ratio(Round::cpu) + " |");
        out.println();
    }

    private void stream(String how, Pairs pairs) {
        row("pieces per second, sent " + how, pairs.ratio(Round::pace), "at least 2");
        row("CPU per piece, sent " + how, pairs.ratio(Round::cpu), "");
        row("bytes allocated per piece, sent " + how, pairs.ratio(Round::allocated), "at most 0.45");
    }

    private void row(String what, String ratio, String target) {
        out.println("| " + what + " | " + ratio + " | " + target + " |");
    }
}
