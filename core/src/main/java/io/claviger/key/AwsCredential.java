package io.claviger.key;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A credential of AWS as one text: a key for Bedrock or {@code ACCESS_KEY_ID:SECRET}, for temporary credentials
 * {@code ACCESS_KEY_ID:SECRET:SESSION_TOKEN}, and {@code @REGION} after any of them. Neither colon nor at sign is in the
 * alphabets of the parts (AWS IAM identifiers page and the rules of gitleaks and betterleaks, read November 2026).
 * Stateless.
 */
final class AwsCredential {
    /** AWS names no limit for session tokens; in 2026 they have some 1,000 characters. */
    static final int MAX_LENGTH = 4096;

    /** Long enough to be found in a text without finding others by chance. */
    private static final int SHORTEST_PART = 8;

    private static final Pattern ACCESS_KEY_ID = Pattern.compile("(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}:");
    private static final int COLON = 20;

    /** It becomes part of a host's name, so nothing else may come through. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]{1,16}){1,3}-[0-9]");

    private AwsCredential() {}

    /** {@return whether it begins with an access key id and a colon} */
    static boolean isSigning(char[] key) {
        return key.length > COLON
                && key[COLON] == ':'
                && ACCESS_KEY_ID.matcher(CharBuffer.wrap(key, 0, COLON + 1)).matches();
    }

    /** {@return whether it has a colon and does not begin with an access key id: sent as it is, it would show a secret} */
    static boolean isBrokenPair(char[] key) {
        return !isSigning(key) && CharBuffer.wrap(key, 0, lastAt(key)).chars().anyMatch(c -> c == ':');
    }

    /** {@return whether there is no at sign, or a region after it} */
    static boolean hasUsableRegion(char[] key) {
        int at = lastAt(key);
        return at == key.length
                || REGION.matcher(CharBuffer.wrap(key, at + 1, key.length - at - 1))
                        .matches();
    }

    /** {@return what is secret by itself: secret and session token, or the key without its region; the caller zeroes them} */
    static List<char[]> secrets(char[] key) {
        int end = lastAt(key);
        List<char[]> secrets = new ArrayList<>();
        if (isSigning(key)) {
            int start = COLON + 1;
            for (int i = start; i <= end; i++) {
                if (i == end || key[i] == ':') {
                    addPart(secrets, key, start, i);
                    start = i + 1;
                }
            }
        } else if (end < key.length) {
            addPart(secrets, key, 0, end);
        }
        return secrets;
    }

    private static void addPart(List<char[]> secrets, char[] key, int from, int to) {
        if (to - from >= SHORTEST_PART) {
            secrets.add(Arrays.copyOfRange(key, from, to));
        }
    }

    private static int lastAt(char[] key) {
        for (int i = key.length - 1; i >= 0; i--) {
            if (key[i] == '@') {
                return i;
            }
        }
        return key.length;
    }
}
