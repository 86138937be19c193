package io.claviger.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process of the program, which ends with it: the provider or a contestant. */
final class WorkerProcess implements AutoCloseable {
    static final String SERVE = "serve";
    static final String WORK = "work";

    private final Process process;
    private final BufferedReader said;
    private final PrintStream told;
    private @Nullable String greeting;

    private WorkerProcess(String java, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xms512m",
                "-Xmx512m",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-cp",
                System.getProperty("java.class.path"),
                Benchmarks.class.getName()));
        command.addAll(List.of(words));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = process.inputReader(StandardCharsets.UTF_8);
        told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** {@return the {@code java} that runs this program} */
    static String ownJava() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    static WorkerProcess provider() throws IOException {
        return new WorkerProcess(ownJava(), SERVE);
    }

    static WorkerProcess contestant(String java, String name, int port) throws IOException {
        return new WorkerProcess(java, WORK, name, Integer.toString(port));
    }

    /** {@return what the process says first: the provider its port, a contestant the version of its JDK} */
    String greeting() throws IOException {
        String said = greeting;
        if (said == null) {
            said = line();
            greeting = said;
        }
        return said;
    }

    Round round(Load load) throws IOException {
        greeting();
        told.println(load);
        return Round.parse(line());
    }

    private String line() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("The process ended before it answered.");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
