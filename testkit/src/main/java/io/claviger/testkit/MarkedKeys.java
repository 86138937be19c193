package io.claviger.testkit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
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
            "gemini", "AIza",
            "bedrock", "ABSK",
            "ollama", "0123456789abcdef0123456789abcdef.");

    /** As long as the random part of the shortest known form but one. */
    private static final int RANDOM_LENGTH = 35;

    /** What follows the 32 digits in a key of Ollama's. */
    private static final int RANDOM_LENGTH_OF_OLLAMA = 24;

    /** No vowels: a random key must never spell a word that a fake service obeys. */
    private static final String ALPHABET = "bcdfghjkmnpqrstvwxz23456789";

    private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern UNICODE = Pattern.compile("\\\\+u00([0-9a-fA-F]{2})");
    private static final int FILTER_BITS = 1 << 22;

    /** 31 to the power of the window, as in {@link String#hashCode}, for taking the oldest character out. */
    private static final int OUTGOING = -1_796_951_359;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Windows and the provider whose key they come from. */
    private static final Map<String, String> WINDOWS = new ConcurrentHashMap<>();

    /** Says quickly that a window is not there: most are not, and logs are long. */
    private static final AtomicIntegerArray FILTER = new AtomicIntegerArray(FILTER_BITS >> 5);

    private MarkedKeys() {}

    /** Makes a key of the right form and remembers it. */
    static String create(String provider) {
        StringBuilder random = new StringBuilder();
        int length = provider.equals("ollama") ? RANDOM_LENGTH_OF_OLLAMA : RANDOM_LENGTH;
        for (int i = 0; i < length; i++) {
            random.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        remember(provider, random.toString());
        return PREFIXES.getOrDefault(provider, "") + random;
    }

    /** Finds the provider of a key of which something is left in a text. */
    static Optional<String> find(String text) {
        Optional<String> found = plain(text).or(() -> plain(lettersOnly(text)));
        if (found.isEmpty() && (text.indexOf('%') >= 0 || text.indexOf('\\') >= 0)) {
            return plain(decode(decode(text, PERCENT), UNICODE));
        }
        return found;
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
            int bit = bit(window.hashCode());
            FILTER.accumulateAndGet(bit >> 5, 1 << bit, (had, more) -> had | more);
        }
    }

    private static Optional<String> plain(String text) {
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i) - (i < WINDOW ? 0 : OUTGOING * text.charAt(i - WINDOW));
            if (i >= WINDOW - 1 && isPossible(hash)) {
                String provider = WINDOWS.get(text.substring(i + 1 - WINDOW, i + 1));
                if (provider != null) {
                    return Optional.of(provider);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isPossible(int hash) {
        int bit = bit(hash);
        return (FILTER.get(bit >> 5) & 1 << bit) != 0;
    }

    private static int bit(int hash) {
        return (hash ^ (hash >>> 11)) & (FILTER_BITS - 1);
    }

    /** Takes out what may stand between the characters. */
    private static String lettersOnly(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (Character.isLetterOrDigit(next)) {
                letters.append(next);
            }
        }
        return letters.toString();
    }

    private static String decode(String text, Pattern escape) {
        Matcher matcher = escape.matcher(text);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
