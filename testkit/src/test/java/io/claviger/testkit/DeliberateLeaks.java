package io.claviger.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Every method leaks a key in another way and must fail for it. Run by {@link KeyLeakExtensionTest} only. */
class DeliberateLeaks {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(DeliberateLeaks.class);
    private static final Logger JUL = Logger.getLogger(DeliberateLeaks.class.getName());

    /** Registered first, so that it tidies up after the check. */
    @RegisterExtension
    @Order(1)
    final AfterEachCallback tidy = context -> tidy();

    @RegisterExtension
    @Order(2)
    final KeyLeakExtension leaks = new KeyLeakExtension();

    final String key = KeyLeakExtension.markedKey("groq");
    private KeyRing left = KeyRing.none();
    private final CountDownLatch end = new CountDownLatch(1);
    private Thread lingering = new Thread(() -> {});

    /** Holds a key and prints it, as any record would. */
    record Credentials(String provider, String key) {}

    /** Prints nothing and is written by its fields. */
    static final class Holder {
        private final String secret;

        Holder(String secret) {
            this.secret = secret;
        }

        boolean isSet() {
            return !secret.isEmpty();
        }
    }

    private void tidy() throws InterruptedException {
        left.close();
        end.countDown();
        lingering.join();
    }

    @Test
    void inLogMessage() {
        LOG.trace("calling with {}", key);
    }

    @Test
    void inLogArgumentWithoutPlace() {
        LOG.debug("calling", (Object) key);
    }

    @Test
    void inLogContext() {
        MDC.put("user", key);
        LOG.info("calling");
        MDC.remove("user");
    }

    @Test
    void inKeyValuePair() {
        LOG.atDebug().addKeyValue("key", key).log("calling");
    }

    @Test
    void inLoggedException() {
        LOG.error("failed", new IllegalStateException("bad key " + key));
    }

    @Test
    void inCauseOfLoggedException() {
        LOG.error("failed", new IllegalStateException("failed", new IllegalArgumentException(key)));
    }

    @Test
    void inSuppressedException() {
        IllegalStateException failure = new IllegalStateException("failed");
        failure.addSuppressed(new IllegalArgumentException(key));
        LOG.warn("failed", failure);
    }

    @Test
    void inLoggerThatGoesItsOwnWay() {
        ch.qos.logback.classic.Logger apart = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("apart.own");
        apart.trace(key);
    }

    @Test
    void inJulMessage() {
        JUL.finest("calling with " + key);
    }

    @Test
    void inJulParameter() {
        JUL.log(Level.FINE, "calling", new Object[] {key});
    }

    @Test
    void inJulException() {
        JUL.log(Level.WARNING, "failed", new IllegalStateException(key));
    }

    @Test
    void inThreadName() {
        lingering = new Thread(this::await, "call with " + key);
        lingering.start();
    }

    @Test
    void inThreadNameOfLogRecord() throws InterruptedException {
        Thread thread = new Thread(() -> LOG.info("calling"), "call with " + key);
        thread.start();
        thread.join();
    }

    @Test
    void inExceptionOfTheTest() {
        HttpRequest.newBuilder(URI.create("http://localhost"))
                .header("authorization", "Bearer " + key + "\n")
                .build();
    }

    @Test
    void inExceptionOfBrokenAddress() {
        LOG.info("failed", thrownBy(() -> URI.create("https://localhost/ ?key=" + key)));
    }

    @Test
    void inAddressOfRequest() {
        LOG.info(
                "{}",
                HttpRequest.newBuilder(URI.create("http://localhost/?key=" + key))
                        .build());
    }

    @Test
    void inParserError() {
        LOG.info("failed", thrownBy(() -> new ObjectMapper().readTree(key)));
    }

    @Test
    void inToStringOfRecord() {
        leaks.inspect(new Credentials("groq", key));
    }

    @Test
    void inJsonByFields() {
        leaks.inspect(new Holder(key));
    }

    @Test
    void inStackTraceOfInspectedException() {
        leaks.inspect(new IllegalStateException("failed", new IllegalStateException(key)));
    }

    @Test
    void maskedTooLittle() {
        LOG.info("key {}...", key.substring(0, 16));
    }

    @Test
    void urlEncoded() {
        LOG.info(URLEncoder.encode(key + " =", StandardCharsets.UTF_8));
    }

    @Test
    void urlEncodedByteByByte() {
        StringBuilder encoded = new StringBuilder();
        key.chars().forEach(each -> encoded.append('%').append(Integer.toHexString(each)));
        LOG.info(encoded.toString());
    }

    @Test
    void escapedTwiceInJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        LOG.info(json.writeValueAsString(json.writeValueAsString("\"" + key + "\"")));
    }

    @Test
    void escapedCharacterByCharacter() {
        StringBuilder escaped = new StringBuilder();
        key.chars().forEach(each -> escaped.append("\\\\u00").append(Integer.toHexString(each)));
        LOG.info(escaped.toString());
    }

    @Test
    void inBase64() {
        LOG.info(Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void inBase64AfterOneByte() {
        LOG.info(Base64.getEncoder().encodeToString(("u" + key).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void inBase64AfterTwoBytes() {
        LOG.info(Base64.getUrlEncoder().encodeToString(("u:" + key).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void inHex() {
        LOG.info(HexFormat.of().formatHex(key.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void asListOfCharacters() {
        LOG.info(Arrays.toString(key.toCharArray()));
    }

    @Test
    void inRingLeftOpen() {
        left = KeyRing.of("groq", key.toCharArray());
    }

    @Test
    void inRingOfOwnVaultLeftOpen() {
        KeyVault vault = KeyVault.builder().build();
        leaks.watch(vault);
        left = vault.open("test").and("groq", key.toCharArray());
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Exception thrownBy(Callable<?> call) {
        try {
            call.call();
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }
}
