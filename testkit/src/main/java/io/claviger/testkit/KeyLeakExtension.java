package io.claviger.testkit;

import io.claviger.key.KeyVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.slf4j.LoggerFactory;

/**
 * Fails a test that leaks a key.
 *
 * <p>A test takes its keys from {@link #markedKey}. After each test, none of ten characters in a row of such a key may
 * have appeared in any record of Logback or {@code java.util.logging} at any level (message, arguments, context,
 * exceptions), in the exception of the test, in the name of a thread, or in an object handed to {@link #inspect}; plain
 * or encoded. And no key ring may be left open. Every test first proves that a leak would be found.
 *
 * <p>Used with {@code @ExtendWith}, a test method may take the extension as a parameter; with
 * {@code @RegisterExtension}, it is a field. Wants Logback as the logging back end of the tests. What the JDK's HTTP
 * client writes about itself, under {@code -Djdk.httpclient.HttpClient.log} or to {@code jdk.internal.httpclient}, is
 * not looked at.
 */
public final class KeyLeakExtension
        implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler, ParameterResolver {
    private final LeakSearch search = new LeakSearch();
    private final Map<KeyVault, Integer> openBefore = new ConcurrentHashMap<>();
    private @Nullable LogWatch logback;
    private @Nullable JulWatch jul;

    /** Makes an extension that has seen nothing. */
    public KeyLeakExtension() {}

    /**
     * Makes a key of the right form whose random part is unique.
     *
     * @param provider the provider's name, such as {@code gemini}
     * @return the key, which spells no {@link Fault#word}
     */
    public static String markedKey(String provider) {
        return MarkedKeys.create(provider);
    }

    /**
     * Looks for keys in what an object shows of itself: {@code toString}, its JSON by Jackson, its JSON by fields, and
     * the stack trace of an exception.
     *
     * @param object anything that could be logged, returned or stored
     */
    public void inspect(Object object) {
        search.object(object);
    }

    void inspectText(String text) {
        search.text("A text", text);
    }

    /**
     * Watches a vault besides the {@linkplain KeyVault#ephemeral() process-wide one}: its rings must be closed at the end
     * of the test.
     *
     * @param vault the vault
     */
    public void watch(KeyVault vault) {
        openBefore.putIfAbsent(vault, vault.openRings());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        logback = LogWatch.start(search);
        jul = JulWatch.start(search);
        proveThatLeaksAreFound();
        openBefore.clear();
        watch(KeyVault.ephemeral());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        LeakSearch own = new LeakSearch();
        own.throwable("The exception of the test", failure);
        List<String> leaks = own.take();
        if (!leaks.isEmpty()) {
            // The exception itself is dropped: it would print the key.
            throw new AssertionError(
                    String.join("\n", leaks) + ": " + failure.getClass().getName());
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Thread.getAllStackTraces().keySet().forEach(thread -> search.text("The name of a thread", thread.getName()));
        stop();
        List<String> findings = new ArrayList<>(search.take());
        openBefore.forEach((vault, before) -> {
            int left = vault.openRings() - before;
            if (left > 0) {
                findings.add("A vault was left with " + left + " open key rings");
            }
        });
        if (!findings.isEmpty()) {
            throw new AssertionError("Keys leaked.\n  " + String.join("\n  ", findings));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeyLeakExtension.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return this;
    }

    private void stop() {
        if (logback != null) {
            logback.close();
        }
        if (jul != null) {
            jul.close();
        }
    }

    private void proveThatLeaksAreFound() {
        String canary = markedKey("canary");
        LoggerFactory.getLogger("io.claviger.testkit.canary").trace(canary);
        java.util.logging.Logger.getLogger("io.claviger.testkit.canary").finest(canary);
        search.object(canary);
        // Two log systems, and toString and twice JSON of the object.
        int found = search.take().size();
        if (found != 5) {
            stop();
            throw new IllegalStateException("The key-leak check sees " + found + " of 5 planted leaks.");
        }
    }
}
