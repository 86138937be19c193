package io.claviger.check;

import java.util.Locale;
import java.util.Map;

/** Character references: writing them for every character that means something to HTML, reading them where links hide. */
final class HtmlText {
    // The only names that help to spell a scheme or a tag; no reference names a Latin letter.
    private static final Map<String, Character> NAMES = Map.of(
            "amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'', "colon", ':', "tab", '\t', "newline", '\n',
            "sol", '/', "plus", '+');

    private static final int LONGEST_NAME = 7;

    // Zeros may precede the number; more of them than this is taken for text.
    private static final int MOST_DIGITS = 32;

    private HtmlText() {}

    /** One character as the reader of a text sees it, and where the next one begins. */
    record Unit(char character, int next) {}

    /** Encodes for element content and for quoted attribute values. Linear. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + text.length() / 8 + 16);
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '&' -> encoded.append("&amp;");
                case '<' -> encoded.append("&lt;");
                case '>' -> encoded.append("&gt;");
                case '"' -> encoded.append("&quot;");
                case '\'' -> encoded.append("&#39;");
                default -> encoded.append(character);
            }
        }
        return encoded.toString();
    }

    /** Reads one character, decoding a reference when there is one, with or without its semicolon. */
    static Unit unitAt(String text, int at) {
        char first = text.charAt(at);
        if (first != '&' || at + 2 >= text.length()) {
            return new Unit(first, at + 1);
        }
        if (text.charAt(at + 1) == '#') {
            return numeric(text, at);
        }
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_NAME && isLetter(text.charAt(end))) {
            end++;
        }
        Character named = NAMES.get(text.substring(at + 1, end).toLowerCase(Locale.ROOT));
        return named == null ? new Unit(first, at + 1) : new Unit(named, afterSemicolon(text, end));
    }

    /** {@return whether what would be a tag can be read out of an attribute, as a reader does that sees no quotes} */
    static boolean hidesTag(String attribute) {
        char previous = ' ';
        for (int at = 0; at < attribute.length(); ) {
            Unit unit = unitAt(attribute, at);
            if (previous == '<' && (isLetter(unit.character()) || "/!?".indexOf(unit.character()) >= 0)) {
                return true;
            }
            previous = unit.character();
            at = unit.next();
        }
        return false;
    }

    private static Unit numeric(String text, int at) {
        boolean hexadecimal = (text.charAt(at + 2) | ' ') == 'x';
        int radix = hexadecimal ? 16 : 10;
        int begin = hexadecimal ? at + 3 : at + 2;
        int end = begin;
        int value = 0;
        while (end < text.length() && end - begin < MOST_DIGITS) {
            char character = text.charAt(end);
            int digit = character < 0x80 ? Character.digit(character, radix) : -1;
            if (digit < 0) {
                break;
            }
            value = Math.min(value * radix + digit, Character.MAX_VALUE);
            end++;
        }
        return end == begin ? new Unit('&', at + 1) : new Unit((char) value, afterSemicolon(text, end));
    }

    private static int afterSemicolon(String text, int at) {
        return at < text.length() && text.charAt(at) == ';' ? at + 1 : at;
    }

    static boolean isLetter(char character) {
        char lower = (char) (character | ' ');
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r' || character == '\f';
    }

    /** Puts ASCII letters into lower case and leaves all others, so that positions stay the same. */
    static String lowerAscii(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int at = 0; at < lower.length(); at++) {
            char character = lower.charAt(at);
            if (character >= 'A' && character <= 'Z') {
                lower.setCharAt(at, (char) (character | ' '));
            }
        }
        return lower.toString();
    }
}
