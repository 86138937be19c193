package io.claviger.redact;

/** Secrets that nobody registered, recognised by their form. Immutable; every search is linear. */
final class SecretPatterns {
    private static final String OPENAI_CORE = "T3BlbkFJ";
    private static final int OLLAMA_ID = 32;
    private static final int OLLAMA_SECRET = 24;
    private static final int JWT_PART = 10;

    private final Fingerprint fingerprint;

    SecretPatterns(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    String replaceIn(String text) {
        Edits edits = new Edits();
        KeyPrefix.Marks marks = (start, end) -> edits.replace(start, end, shown(text, start, end));
        for (KeyPrefix prefix : KeyPrefix.ALL) {
            prefix.markIn(text, marks);
        }
        markOpenAi(text, marks);
        markOllama(text, marks);
        markJwt(text, marks);
        markUserInfo(text, edits);
        return edits.applyTo(text);
    }

    private String shown(String text, int start, int end) {
        char[] secret = text.substring(start, end).toCharArray();
        return Fingerprint.shown(fingerprint.of(secret, 0, secret.length));
    }

    // OpenAI keys of all generations have the Base64 of "OpenAI" in the middle (gitleaks, trufflehog, August 2026).
    private static void markOpenAi(String text, KeyPrefix.Marks marks) {
        int from = 0;
        for (int at = text.indexOf(OPENAI_CORE); at >= 0; at = text.indexOf(OPENAI_CORE, from)) {
            int start = at;
            while (start > from && Ascii.isWord(text.charAt(start - 1))) {
                start--;
            }
            int prefix = text.substring(start, at).indexOf("sk-");
            int end = Ascii.runEnd(text, at, Ascii::isWord);
            if (end - start > OPENAI_CORE.length() + JWT_PART) {
                marks.mark(prefix < 0 ? start : start + prefix, end);
            }
            from = end;
        }
    }

    // Ollama's cloud keys: 32 hexadecimal digits, a dot, 24 characters (betterleaks, August 2026).
    private static void markOllama(String text, KeyPrefix.Marks marks) {
        for (int dot = text.indexOf('.', OLLAMA_ID); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            int start = dot - OLLAMA_ID;
            int limit = Math.min(text.length(), dot + OLLAMA_SECRET + 2);
            int end = Ascii.runEnd(text, dot + 1, limit, Ascii::isWord);
            boolean wordBefore = start > 0 && Ascii.isWord(text.charAt(start - 1));
            if (!wordBefore && end - dot - 1 == OLLAMA_SECRET && isLowerHex(text, start, dot)) {
                marks.mark(start, end);
            }
        }
    }

    private static boolean isLowerHex(String text, int start, int end) {
        return Ascii.runEnd(text, start, Ascii::isLowerHex) == end;
    }

    // JSON Web Tokens: three Base64url parts, the first two of which encode '{"' (RFC 7519).
    private static void markJwt(String text, KeyPrefix.Marks marks) {
        int at = text.indexOf("eyJ");
        while (at >= 0) {
            int headerEnd = Ascii.runEnd(text, at, Ascii::isWord);
            int claimsEnd = partEnd(text, headerEnd);
            int end = partEnd(text, claimsEnd);
            boolean token = headerEnd - at >= JWT_PART && claimsEnd - headerEnd > JWT_PART && end > claimsEnd;
            if (token) {
                marks.mark(at, end);
            }
            at = text.indexOf("eyJ", token ? end : headerEnd);
        }
    }

    private static int partEnd(String text, int dot) {
        boolean separated = dot < text.length() && text.charAt(dot) == '.';
        return separated ? Ascii.runEnd(text, dot + 1, Ascii::isWord) : dot;
    }

    // A user and a password in a URL: RFC 3986 section 3.2.1.
    private static void markUserInfo(String text, Edits edits) {
        int scheme = text.indexOf("://");
        while (scheme >= 0) {
            int start = scheme + 3;
            int end = Ascii.runEnd(text, start, c -> c > ' ' && "/?#\"'<>".indexOf(c) < 0);
            String authority = text.substring(start, end);
            int at = authority.lastIndexOf('@');
            if (at > 0 && authority.lastIndexOf(':', at) >= 0) {
                edits.replace(start, start + at, "***");
            }
            scheme = text.indexOf("://", end);
        }
    }
}
