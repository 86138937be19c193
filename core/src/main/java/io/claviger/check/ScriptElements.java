package io.claviger.check;

/** Takes script elements out of a text wherever they stand, code or not. Linear. */
final class ScriptElements {
    private static final String START = "<script";
    private static final String END = "</script";

    private ScriptElements() {}

    static String removedFrom(String text) {
        String lower = HtmlText.lowerAscii(text);
        StringBuilder rest = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = endOfScript(lower, at);
            if (end > at) {
                at = end;
            } else {
                rest.append(text.charAt(at));
                at++;
            }
        }
        return rest.toString();
    }

    private static int endOfScript(String lower, int at) {
        if (isTag(lower, at, END)) {
            return endOfTag(lower, at);
        }
        if (!isTag(lower, at, START)) {
            return at;
        }
        int content = endOfTag(lower, at);
        int end = lower.indexOf(END, content);
        // Without an end tag a browser would take all the rest for the script.
        return end < 0 ? lower.length() : endOfTag(lower, end);
    }

    private static boolean isTag(String lower, int at, String beginning) {
        int after = at + beginning.length();
        return lower.startsWith(beginning, at)
                && (after == lower.length() || !Character.isLetterOrDigit(lower.charAt(after)));
    }

    private static int endOfTag(String lower, int at) {
        int end = lower.indexOf('>', at);
        return end < 0 ? lower.length() : end + 1;
    }
}
