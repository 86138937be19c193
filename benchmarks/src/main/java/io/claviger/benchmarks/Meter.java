package io.claviger.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads what this process has used so far: processor time, allocated bytes, threads, memory. */
final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Path STATUS = Path.of("/proc/self/status");

    private Meter() {}

    /**
     * {@return nanoseconds of processor time of all threads, those of the collector included} On Linux without those of
     * the compiler, which has its say only while a program is young, and to the nanosecond.
     */
    static long cpu() {
        if (!Files.isDirectory(TASKS)) {
            return SYSTEM.getProcessCpuTime();
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.mapToLong(Meter::cpuOf).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long cpuOf(Path task) {
        try {
            boolean compiler = Files.readString(task.resolve("comm")).contains("CompilerThre");
            return compiler ? 0 : ran(Files.readString(task.resolve("schedstat")));
        } catch (IOException e) {
            return 0; // it ended meanwhile, and no thread under measurement does
        }
    }

    /** {@return the first of three numbers: nanoseconds on a processor} */
    private static long ran(String schedstat) {
        return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
    }

    /** {@return bytes allocated by the threads that live now; no client under measurement ends threads in a round} */
    static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    /** {@return threads of the operating system that run Java code} */
    static int threads() {
        return THREADS.getThreadCount();
    }

    /** {@return bytes in use on the heap after a collection} */
    static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** {@return bytes of this process in memory, thread stacks included; 0 where the system does not tell} */
    static long resident() {
        try {
            List<String> lines = Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
