package io.claviger.providers.bedrock;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A view on the characters of one key: a bearer token, or {@code ACCESS_KEY_ID:SECRET} with {@code :SESSION_TOKEN} for
 * temporary credentials, and {@code @REGION} after either. Holds no characters of its own and is good only as long as
 * the key is lent. Not a record: it must neither print nor compare what it looks at.
 */
final class AwsKey {
    /** Beginnings of access key ids: lasting, temporary, of a bearer, of a context (AWS IAM identifiers, November 2026). */
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}:");

    private static final int COLON = 20;

    private final char[] key;
    private final int end;
    private final int secretEnd;
    private final @Nullable Region region;

    private AwsKey(char[] key, int end, int secretEnd, @Nullable Region region) {
        this.key = key;
        this.end = end;
        this.secretEnd = secretEnd;
        this.region = region;
    }

    /**
     * Looks at a key.
     *
     * @throws IllegalArgumentException when what follows the at sign is no region; the message does not hold it
     */
    static AwsKey of(char[] key) {
        int at = lastIndexOf(key, '@');
        int end = at < 0 ? key.length : at;
        Region region = at < 0 ? null : new Region(new String(key, at + 1, key.length - at - 1));
        boolean signing = end > COLON
                && ACCESS_KEY_ID.matcher(CharBuffer.wrap(key, 0, COLON + 1)).matches();
        return new AwsKey(key, end, signing ? secretEnd(key, end) : -1, region);
    }

    private static int secretEnd(char[] key, int end) {
        for (int i = COLON + 1; i < end; i++) {
            if (key[i] == ':') {
                return i;
            }
        }
        return end;
    }

    /** {@return whether requests are signed; else the key itself is sent} */
    boolean isSigning() {
        return secretEnd >= 0;
    }

    /** {@return the region in the key, else the one given} */
    Region regionOr(Region other) {
        return region == null ? other : region;
    }

    /** {@return what is sent after {@code Bearer}} */
    String bearer() {
        return new String(key, 0, end);
    }

    /** {@return the access key id, which is no secret} */
    String accessKeyId() {
        return new String(key, 0, COLON);
    }

    /** {@return the first key of the signature, {@code AWS4} and the secret, to be zeroed by the caller} */
    byte[] signingSecret() {
        byte[] bytes = new byte[4 + secretEnd - COLON - 1];
        bytes[0] = 'A';
        bytes[1] = 'W';
        bytes[2] = 'S';
        bytes[3] = '4';
        for (int i = COLON + 1; i < secretEnd; i++) {
            bytes[4 + i - COLON - 1] = (byte) key[i];
        }
        return bytes;
    }

    /** {@return the token of temporary credentials, null when there is none} */
    @Nullable String sessionToken() {
        return secretEnd + 1 < end ? new String(key, secretEnd + 1, end - secretEnd - 1) : null;
    }

    /** Joins the parts of a credential. */
    static char[] join(char[] accessKeyId, char[] secret, char @Nullable [] sessionToken, @Nullable Region region) {
        int tokenLength = sessionToken == null ? 0 : 1 + sessionToken.length;
        String suffix = region == null ? "" : "@" + region.name();
        int length = accessKeyId.length + 1 + secret.length + tokenLength;
        char[] joined = Arrays.copyOf(accessKeyId, length + suffix.length());
        joined[accessKeyId.length] = ':';
        System.arraycopy(secret, 0, joined, accessKeyId.length + 1, secret.length);
        if (sessionToken != null) {
            joined[accessKeyId.length + 1 + secret.length] = ':';
            System.arraycopy(sessionToken, 0, joined, accessKeyId.length + 2 + secret.length, sessionToken.length);
        }
        suffix.getChars(0, suffix.length(), joined, length);
        return joined;
    }

    private static int lastIndexOf(char[] text, char wanted) {
        int at = text.length - 1;
        while (at >= 0 && text[at] != wanted) {
            at--;
        }
        return at;
    }

    /** {@return how it is used, never a character of it} */
    @Override
    public String toString() {
        return isSigning() ? "AwsKey[signing]" : "AwsKey[bearer]";
    }
}
