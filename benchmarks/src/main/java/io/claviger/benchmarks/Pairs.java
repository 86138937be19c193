package io.claviger.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Rounds that were run in turn: each of the library with the one of its peer that came right before or after it. */
final class Pairs {
    private final List<Round> own = new ArrayList<>();
    private final List<Round> peer = new ArrayList<>();

    void add(Round ownRound, Round peerRound) {
        own.add(ownRound);
        peer.add(peerRound);
    }

    /** {@return median and quartiles of own through peer, such as {@code 0.42 (0.40 to 0.45)}} */
    String ratio(ToDoubleFunction<Round> figure) {
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(own.get(i)) / figure.applyAsDouble(peer.get(i));
        }
        Arrays.sort(ratios);
        int last = ratios.length - 1;
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                ratios[Math.round(last / 2f)],
                ratios[Math.round(last / 4f)],
                ratios[Math.round(last * 3 / 4f)]);
    }
}
