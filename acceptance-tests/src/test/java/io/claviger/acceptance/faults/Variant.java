package io.claviger.acceptance.faults;

import io.claviger.acceptance.scene.Scene;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One form of a fault, as one service has it.
 *
 * @param name what is special about it
 * @param stage makes the services behave so
 * @param stated when to come back, as the service says; null when it does not
 */
record Variant(String name, Consumer<Scene> stage, @Nullable Duration stated) {
    static Variant of(String name, Consumer<Scene> stage) {
        return new Variant(name, stage, null);
    }

    Variant also(Consumer<Scene> more) {
        return new Variant(name, stage.andThen(more), stated);
    }
}
