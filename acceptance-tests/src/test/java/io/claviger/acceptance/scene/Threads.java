package io.claviger.acceptance.scene;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The threads of this process, found without stopping them. */
public final class Threads {
    private static final int ROOM = 64;

    private Threads() {}

    /** {@return every live platform thread} */
    public static Set<Thread> live() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] found = new Thread[all.activeCount() + ROOM];
        all.enumerate(found);
        return Arrays.stream(found).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
