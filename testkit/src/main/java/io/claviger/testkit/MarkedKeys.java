package io.claviger.testkit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every marked key of this process, and a search for what is left of them in a text: any ten characters in a row of a
 * key's random part, plain, URL-encoded, JSON-escaped, with separators, in hex or in Base64 at any alignment.
 *
 * <p>Thread-safe.
 */
final class MarkedKeys {
    /** A mask that shows the first five and the last two characters stays below this; half a key does not. */
    static final int WINDOW = 10;

    private static final Map<String, String> PREFIXES = Map.of(
            "openai", "sk-proj-",
            "groq", "gsk_",
            "cerebras", "csk-",
            "openrouter", "sk-or-v1-",
            "gemini", "AIza");

    /** As long as the random part of the shortest known form. */
    private static final int RANDOM_LENGTH = 35;

    /** No vowels: a random key must never spell a word that a fake service obeys. */
    private static final String ALPHABET = "bcdfghjkmnpqrstvwxz23456789";

    private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern UNICODE = Pattern.compile("\\\\+u00([0-9a-fA-F]{2})");
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9+/]");
    private static final int FILTER_BITS = 1 << 22;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Windows and the provider whose key they come from. */
    private static final Map<String, String> WINDOWS = new ConcurrentHashMap<>();

    /** Says quickly that a window is not there; guarded by itself. */
    private static final BitSet FILTER = new BitSet(FILTER_BITS);

    private MarkedKeys() {}

    /** Makes a key of the right form and remembers it. */
    static String create(String provider) {
        StringBuilder random = new StringBuilder();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            random.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        remember(provider, random.toString());
        return PREFIXES.getOrDefault(provider, "") + random;
    }

    /** Finds the provider of a key of which something is left in a text. */
    static Optional<String> find(String text) {
        return plain(text)
                .or(() -> plain(decode(decode(text, PERCENT), UNICODE)))
                .or(() -> plain(NO_LETTER.matcher(text).replaceAll("")))
                .or(() -> plain(text.replace('-', '+').replace('_', '/')));
    }

    private static void remember(String provider, String random) {
        addWindows(provider, random);
        byte[] bytes = random.getBytes(StandardCharsets.US_ASCII);
        addWindows(provider, HexFormat.of().formatHex(bytes));
        addWindows(provider, HexFormat.of().withUpperCase().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            int whole = (random.length() - shift) / 3 * 3;
            byte[] aligned = random.substring(shift, shift + whole).getBytes(StandardCharsets.US_ASCII);
            addWindows(provider, Base64.getEncoder().encodeToString(aligned));
        }
    }

    private static void addWindows(String provider, String secret) {
        for (int i = 0; i + WINDOW <= secret.length(); i++) {
            String window = secret.substring(i, i + WINDOW);
            WINDOWS.put(window, provider);
            synchronized (FILTER) {
                FILTER.set(bit(secret, i));
            }
        }
    }

    private static Optional<String> plain(String text) {
        for (int i = 0; i + WINDOW <= text.length(); i++) {
            boolean possible;
            synchronized (FILTER) {
                possible = FILTER.get(bit(text, i));
            }
            String provider = possible ? WINDOWS.get(text.substring(i, i + WINDOW)) : null;
            if (provider != null) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    private static int bit(String text, int from) {
        int hash = 0;
        for (int i = from; i < from + WINDOW; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return (hash ^ (hash >>> 11)) & (FILTER_BITS - 1);
    }

    private static String decode(String text, Pattern escape) {
        Matcher matcher = escape.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
