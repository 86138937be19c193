package io.claviger.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyHealth;
import io.claviger.key.KeyRing;
import org.junit.jupiter.api.AfterEach;

/** Two scripted providers, three keys and a hand-moved clock. */
abstract class TwoProviders {
    final HandMovedTime time = new HandMovedTime();
    final ScriptedProvider first = new ScriptedProvider("alpha");
    final ScriptedProvider second = new ScriptedProvider("beta");
    FallbackPolicy policy = FallbackPolicy.DEFAULT;
    KeyRing keys = KeyRing.of("alpha", key('a'), key('b')).and("beta", key('c'));

    @AfterEach
    void noTimerAndNoRingIsLeft() {
        keys.close();
        assertThat(time.timers()).isZero();
    }

    Simulation stream() {
        return Simulation.stream(time, Simulation.engine(time, policy, first, second), keys);
    }

    Simulation send() {
        return Simulation.send(time, Simulation.engine(time, policy, first, second), keys);
    }

    Simulation freshUser(Engine engine) {
        try (KeyRing own = KeyRing.of("alpha", key('a')).and("beta", key('c'))) {
            return Simulation.stream(time, engine, own);
        }
    }

    KeyHealth health(int index) {
        return keys.keys(first.id()).get(index).health();
    }

    KeyHealth health2() {
        return keys.keys(second.id()).get(0).health();
    }

    static char[] key(char fill) {
        return ("test-key-" + String.valueOf(fill).repeat(20)).toCharArray();
    }
}
