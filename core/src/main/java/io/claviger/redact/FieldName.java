package io.claviger.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How far the name of a field says that its value is a secret. */
enum FieldName {
    /** The value may be logged. */
    PLAIN,
    /** A word with other meanings, such as {@code key}: the value decides. */
    DOUBTFUL,
    /** The value is secret whatever it looks like. */
    SECRET,
    /** A header whose whole line is secret. */
    SECRET_LINE;

    private static final Set<String> LINES =
            Set.of("authorization", "proxyauthorization", "cookie", "setcookie", "cookie2", "setcookie2");
    private static final Set<String> SENSITIVE = Set.of(
            "auth",
            "oauth",
            "authorization",
            "bearer",
            "jwt",
            "key",
            "secret",
            "secrets",
            "token",
            "cookie",
            "cookies",
            "password",
            "passwords",
            "passwd",
            "passphrase",
            "passcode",
            "pwd",
            "credential",
            "credentials",
            "creds",
            "apikey",
            "apikeys",
            "authkey",
            "accesskey",
            "privatekey",
            "secretkey",
            "sessionkey",
            "clientsecret",
            "authtoken",
            "accesstoken",
            "refreshtoken",
            "sessiontoken",
            "apitoken",
            "idtoken",
            "csrftoken");
    /** Words that, standing last, turn a name into something about a secret: how many, how long, which one. */
    private static final Set<String> ABOUT = Set.of(
            "count",
            "index",
            "limit",
            "limits",
            "length",
            "size",
            "budget",
            "total",
            "usage",
            "type",
            "kind",
            "name",
            "label",
            "hint",
            "form",
            "format",
            "provider",
            "method",
            "url",
            "uri",
            "path",
            "enabled",
            "required",
            "present",
            "valid",
            "status",
            "state",
            "health",
            "error",
            "mode",
            "expiry",
            "expires",
            "expired",
            "ttl",
            "number",
            "position",
            "ring",
            "vault",
            "policy",
            "factory",
            "class",
            "field",
            "column",
            "prefix",
            "sequence");
    /** Words that, standing before {@code key}, mean a key that opens nothing. */
    private static final Set<String> HARMLESS_KEYS = Set.of(
            "primary",
            "foreign",
            "public",
            "cache",
            "sort",
            "partition",
            "composite",
            "unique",
            "message",
            "routing",
            "shard",
            "map",
            "object",
            "row",
            "hot",
            "arrow",
            "shortcut",
            "translation",
            "property",
            "group",
            "host");

    /** {@return what the name of a field says, which may be in camel case, snake case, kebab case or with dots} */
    static FieldName of(String name) {
        List<String> words = words(name);
        if (words.isEmpty()) {
            return PLAIN;
        }
        if (LINES.contains(String.join("", words))) {
            return SECRET_LINE;
        }
        String last = words.get(words.size() - 1);
        boolean apiKeys = words.size() > 1
                && last.equals("keys")
                && words.get(words.size() - 2).equals("api");
        if (ABOUT.contains(last) || (!apiKeys && words.stream().noneMatch(SENSITIVE::contains))) {
            return PLAIN;
        }
        if (isHarmlessKey(words, last)) {
            return PLAIN;
        }
        return words.size() == 1
                        && Set.of("key", "token", "auth", "secret", "credential")
                                .contains(last)
                ? DOUBTFUL
                : SECRET;
    }

    private static boolean isHarmlessKey(List<String> words, String last) {
        List<String> sensitive = words.stream().filter(SENSITIVE::contains).toList();
        return sensitive.equals(List.of("key"))
                && (last.equals("id") || words.stream().anyMatch(HARMLESS_KEYS::contains));
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean upper = Character.isUpperCase(c);
            boolean lowerBefore = i > 0 && Character.isLowerCase(name.charAt(i - 1));
            boolean lowerAfter = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            boolean upperBefore = i > 0 && Character.isUpperCase(name.charAt(i - 1));
            if (!Character.isLetter(c) || (upper && (lowerBefore || (upperBefore && lowerAfter)))) {
                flush(word, words);
            }
            if (Character.isLetter(c)) {
                word.append(c);
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
