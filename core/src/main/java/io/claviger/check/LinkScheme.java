package io.claviger.check;

import java.util.List;

/** Finds the beginnings of links that run code, however they are spelt. */
final class LinkScheme {
    private static final List<String> ACTIVE =
            List.of("javascript:", "vbscript:", "data:text/html", "data:image/svg+xml", "data:application/xhtml+xml");

    private LinkScheme() {}

    /** {@return the end of the active scheme that begins here, or -1 when none does} */
    static int endOf(String text, int at) {
        for (String scheme : ACTIVE) {
            int end = endOf(text, at, scheme);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int endOf(String text, int at, String scheme) {
        int position = at;
        int matched = 0;
        while (matched < scheme.length()) {
            if (position >= text.length()) {
                return -1;
            }
            HtmlText.Unit unit = HtmlText.unitAt(text, position);
            boolean reference = unit.next() > position + 1;
            if (Character.toLowerCase(unit.character()) == scheme.charAt(matched)) {
                matched++;
            } else if (matched == 0 || !isSkipped(text, position, unit, reference)) {
                return -1;
            }
            position = unit.next();
        }
        return position;
    }

    // Browsers drop tabs and line ends from links; Markdown drops a backslash before punctuation.
    private static boolean isSkipped(String text, int at, HtmlText.Unit unit, boolean reference) {
        if (reference) {
            return unit.character() == '\t' || unit.character() == '\n' || unit.character() == '\r';
        }
        return unit.character() == '\\' && at + 1 < text.length() && !Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /** {@return whether a part of a tag holds an active scheme anywhere} */
    static boolean isWithin(String part) {
        StringBuilder seen = new StringBuilder(part.length());
        for (int at = 0; at < part.length(); ) {
            HtmlText.Unit unit = HtmlText.unitAt(part, at);
            if (unit.character() > ' ') {
                seen.append(unit.character());
            }
            at = unit.next();
        }
        String lower = HtmlText.lowerAscii(seen.toString());
        return ACTIVE.stream().anyMatch(lower::contains);
    }
}
