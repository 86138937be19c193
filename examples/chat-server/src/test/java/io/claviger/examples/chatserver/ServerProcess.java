package io.claviger.examples.chatserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as an operator starts it: a process of its own in a folder of its own. Ends with the test. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("The chat is ready: http://localhost:(\\d+)");

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch readyOrOver = new CountDownLatch(1);
    private final Process process;
    private volatile int port;
    private volatile boolean killed;

    private ServerProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    static ServerProcess start(Path folder, Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CLAVIGER_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start());
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    port = Integer.parseInt(ready.group(1));
                    readyOrOver.countDown();
                }
            }
        } catch (IOException e) {
            if (!killed) {
                throw new UncheckedIOException(e);
            }
        } finally {
            readyOrOver.countDown();
        }
    }

    /** {@return the port, once the server takes requests} */
    int port() throws InterruptedException {
        if (!readyOrOver.await(60, TimeUnit.SECONDS) || port == 0) {
            throw new IllegalStateException("The server did not start:\n" + String.join("\n", lines()));
        }
        return port;
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** {@return the status with which the process ends by itself} */
    int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server still runs.");
        }
        readyOrOver.await();
        return process.exitValue();
    }

    /** Ends the process without a word, as a crash or a loss of power does. */
    void kill() throws InterruptedException {
        killed = true;
        process.destroyForcibly();
        exit();
    }

    /** Asks the process to end, as a platform does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
