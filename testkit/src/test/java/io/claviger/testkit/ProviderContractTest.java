package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class ProviderContractTest {
    @ParameterizedTest
    @EnumSource
    void everyMistakeIsNoticedByItsTest(Mistake mistake) {
        MistakenContract.MISTAKE.set(mistake);

        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(MistakenContract.class, method(mistake.noticedBy())))
                .execute()
                .testEvents();

        assertThat(tests.failed().count()).isPositive();
    }

    private static Method method(String name) {
        Class<?> type = MistakenContract.class;
        while (type != null) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name)) {
                    return method;
                }
            }
            type = type.getSuperclass();
        }
        throw new IllegalStateException("The contract has no test " + name + ".");
    }
}
