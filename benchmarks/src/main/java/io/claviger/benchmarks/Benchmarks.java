package io.claviger.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The program: measures everything and prints a report, or plays one of the parts in a process of its own. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs what the first argument names: {@code report}, optionally followed by the {@code java} of another JDK to
     * measure slow streams on, or {@code jmh} with the arguments of that tool.
     *
     * @param arguments what to do
     * @throws Exception when a measurement fails
     */
    public static void main(String... arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        switch (words.isEmpty() ? "" : words.get(0)) {
            case "report" -> Report.run(words.subList(1, words.size()), out);
            case "jmh" -> org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            case WorkerProcess.SERVE -> LoopbackProvider.run(out);
            case WorkerProcess.WORK -> Worker.run(words.get(1), Integer.parseInt(words.get(2)), in(), out);
            default -> throw new IllegalArgumentException("Say report, or jmh with its arguments; found " + words);
        }
    }

    private static BufferedReader in() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
}
