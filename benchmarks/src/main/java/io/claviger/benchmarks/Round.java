package io.claviger.benchmarks;

import java.util.Arrays;

/**
 * What one round of a load took. Written as one line from process to process.
 *
 * @param wall nanoseconds by the clock
 * @param cpu nanoseconds of processor time
 * @param allocated bytes
 * @param firstText nanoseconds to the first text, the median of the round, 0 when not measured
 * @param threads threads more than at the start of the process, in the middle of the round
 * @param heap bytes on the heap more than at the start of the process, after a collection in the middle of the round
 * @param resident bytes of the process more than at the start of the process, in the middle of the round
 */
record Round(long wall, long cpu, long allocated, long firstText, long threads, long heap, long resident) {
    static Round parse(String line) {
        long[] all = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Round(all[0], all[1], all[2], all[3], all[4], all[5], all[6]);
    }

    /** {@return rounds of this size in a second} */
    double pace() {
        return 1e9 / wall;
    }

    String line() {
        return wall + " " + cpu + " " + allocated + " " + firstText + " " + threads + " " + heap + " " + resident;
    }
}
