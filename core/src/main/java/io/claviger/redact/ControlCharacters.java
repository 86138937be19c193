package io.claviger.redact;

/** Makes characters visible that would otherwise break a log line, colour a terminal or reorder a text. */
final class ControlCharacters {
    private ControlCharacters() {}

    /** {@return the text on one line: every control, line separator and bidirectional override written as an escape} */
    static String escapeIn(String text) {
        int first = 0;
        while (first < text.length() && !isHidden(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            append(visible, text.charAt(i));
        }
        return visible.toString();
    }

    private static void append(StringBuilder visible, char c) {
        switch (c) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            default -> {
                if (isHidden(c)) {
                    visible.append(String.format("\\u%04x", (int) c));
                } else {
                    visible.append(c);
                }
            }
        }
    }

    // Tabs are harmless. U+2028 and U+2029 end lines; U+202A to U+202E and U+2066 to U+2069 reorder (UAX #9).
    private static boolean isHidden(char c) {
        return (Character.isISOControl(c) && c != '\t')
                || (c >= '\u2028' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
