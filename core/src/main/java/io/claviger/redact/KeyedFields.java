package io.claviger.redact;

import java.util.regex.Pattern;

/**
 * Values of fields whose names say that they are secret, in JSON (also within JSON), headers, query strings, maps and
 * {@code name=value} logs. Immutable; looks at every character a fixed number of times.
 */
final class KeyedFields {
    private static final String HIDDEN = "***";
    private static final String FINGERPRINT = "[key:";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_DOUBTFUL = 256;
    private static final String BARE_END = ",;&\"'<>)]}\\";
    private static final Pattern NOTHING = Pattern.compile("null|true|false|\\*\\*\\*|\\[key:[0-9a-f]{8}]");

    private final String text;
    private final Edits edits = new Edits();

    private KeyedFields(String text) {
        this.text = text;
    }

    /** {@return the text with {@code ***} in place of secret values} */
    static String hideIn(String text) {
        return new KeyedFields(text).hide();
    }

    private String hide() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = c == ':' || c == '=' ? hideAfter(at) : at + 1;
        }
        return edits.applyTo(text);
    }

    private int hideAfter(int separator) {
        FieldName name = nameBefore(separator);
        int value = valueStart(separator);
        if (name == FieldName.PLAIN || value >= text.length()) {
            return separator + 1;
        }
        int quote = Ascii.runEnd(text, value, c -> c == '\\');
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            return hideQuoted(name, value, quote);
        }
        int end = bareEnd(name, value);
        if (isOpening(text.charAt(value)) && !text.startsWith(FINGERPRINT, value)) {
            end = name == FieldName.DOUBTFUL ? value : closingEnd(value);
        }
        return hide(name, value, end, separator);
    }

    private FieldName nameBefore(int separator) {
        int end = separator;
        while (end > 0 && separator - end < 2 && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > 0 && isQuote(text.charAt(end - 1))) {
            end--;
            while (end > 0 && separator - end < LONGEST_NAME && text.charAt(end - 1) == '\\') {
                end--;
            }
        }
        int start = end;
        while (start > 0 && end - start < LONGEST_NAME && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        FieldName name = FieldName.of(text.substring(start, end));
        if (name != FieldName.DOUBTFUL || text.charAt(separator) != '=' || separator + 1 == text.length()) {
            return name;
        }
        // "token=" is written by programs; "key=" too, but mostly for cache keys and the like, unless in a query.
        boolean inQuery = start > 0 && "?&".indexOf(text.charAt(start - 1)) >= 0;
        boolean tight = end == separator && text.charAt(separator + 1) != ' ';
        return inQuery || (tight && !text.substring(start, end).equalsIgnoreCase("key")) ? FieldName.SECRET : name;
    }

    private int valueStart(int separator) {
        int start = separator + 1;
        boolean operator = text.startsWith("==", separator) || text.startsWith("::", separator);
        if (operator || text.startsWith("//", start)) {
            return text.length();
        }
        if (text.startsWith("=>", separator)) {
            start++;
        }
        return Ascii.runEnd(text, start, c -> c == ' ' || c == '\t');
    }

    private int hideQuoted(FieldName name, int value, int quote) {
        String mark = text.substring(value, quote + 1);
        int start = quote + 1;
        int end = start;
        int slashes = 0;
        while (end < text.length()) {
            char c = text.charAt(end);
            // A quote ends the value when it has as many backslashes as the first; more belong to the value.
            if (c == mark.charAt(mark.length() - 1) && slashes <= mark.length() - 1) {
                end -= slashes;
                break;
            }
            slashes = c == '\\' ? slashes + 1 : 0;
            end++;
        }
        return hide(name, start, end, quote);
    }

    private int bareEnd(FieldName name, int value) {
        if (name == FieldName.SECRET_LINE) {
            return Ascii.runEnd(text, value, c -> c != '\n' && c != '\r' && c != '"');
        }
        // What is only looked at and perhaps left is looked at again from the next separator: so not far.
        int limit = name == FieldName.DOUBTFUL ? Math.min(text.length(), value + LONGEST_DOUBTFUL) : text.length();
        int end = Ascii.runEnd(text, value, limit, KeyedFields::isBare);
        String first = text.substring(value, end);
        if (first.equalsIgnoreCase("Bearer") || first.equalsIgnoreCase("Basic")) {
            end = Ascii.runEnd(text, end, c -> c == ' ');
            end = Ascii.runEnd(text, end, KeyedFields::isBare);
        }
        boolean fingerprint = text.startsWith(FINGERPRINT, value) && text.startsWith("]", end);
        return fingerprint ? Ascii.runEnd(text, end + 1, KeyedFields::isBare) : end;
    }

    private int closingEnd(int opening) {
        int depth = 0;
        boolean quoted = false;
        for (int i = opening; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && isOpening(c)) {
                depth++;
            } else if (!quoted && (c == ']' || c == '}') && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private int hide(FieldName name, int start, int end, int fallback) {
        if (end <= start || isHarmless(start, end) || (name == FieldName.DOUBTFUL && !isSecretLike(start, end))) {
            return fallback + 1;
        }
        edits.replace(start, end, HIDDEN);
        return end;
    }

    private boolean isHarmless(int start, int end) {
        return end - start <= 14 && NOTHING.matcher(text.substring(start, end)).matches();
    }

    // Random text has digits among its letters and no separators; words, versions and model names have not both.
    private boolean isSecretLike(int start, int end) {
        boolean digit = false;
        boolean upper = false;
        boolean lower = false;
        boolean separator = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            digit |= Ascii.isDigit(c);
            upper |= Ascii.isUpper(c);
            lower |= Ascii.isLower(c);
            separator |= !Ascii.isAlphanumeric(c);
        }
        int length = end - start;
        boolean mixed = digit && upper && lower && length >= 12;
        return mixed || (digit && (upper || lower) && !separator && length >= 20);
    }

    private static boolean isBare(int c) {
        return c > ' ' && BARE_END.indexOf(c) < 0;
    }

    private static boolean isQuote(int c) {
        return c == '"' || c == '\'';
    }

    private static boolean isOpening(int c) {
        return c == '[' || c == '{';
    }

    private static boolean isNamePart(int c) {
        return Ascii.isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
    }
}
