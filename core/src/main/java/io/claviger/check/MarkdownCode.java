package io.claviger.check;

/**
 * Finds the code in a text that may be Markdown (CommonMark 0.31.2, sections 4.5 and 6.1), but only what every reader
 * takes for code: fences that begin in the first column, and spans within one line.
 *
 * <p>A less clear beginning switches recognition off, for the rest of the paragraph or of the text: if one reader thinks
 * that code ends where another thinks that it begins, neither text is taken for code. Positions within lines are
 * judged by what was written so far, since that is what the next reader gets.
 */
final class MarkdownCode {
    private static final int SHORTEST_FENCE = 3;
    private static final int WIDEST_CLOSING_INDENT = 3;

    private final String text;
    private final StringBuilder out;
    private boolean off;
    private boolean offInParagraph;
    private boolean spansOff;
    private int judgedLine = -1;

    MarkdownCode(String text, StringBuilder out) {
        this.text = text;
        this.out = out;
    }

    /** {@return where the code, backticks or tildes end that begin here, or the same position when none do} */
    int endAt(int at) {
        beginParagraphAfterBlankLine();
        char character = text.charAt(at);
        if (character == '\\') {
            boolean escape = at + 1 < text.length() && (text.charAt(at + 1) == '`' || text.charAt(at + 1) == '\\');
            return escape ? at + 2 : at;
        }
        if (character != '`' && character != '~') {
            return at;
        }
        int runEnd = endOfRun(at, text.length());
        if (runEnd - at >= SHORTEST_FENCE && isLineBeginning()) {
            return endOfFenceOrLine(at, runEnd);
        }
        return character == '`' ? endOfSpan(at, runEnd) : runEnd;
    }

    private int endOfFenceOrLine(int at, int runEnd) {
        boolean backticks = text.charAt(at) == '`';
        if (backticks && text.substring(runEnd, endOfLine(runEnd)).indexOf('`') >= 0) {
            int spanEnd = endOfSpan(at, runEnd);
            off |= spanEnd == runEnd;
            return spanEnd;
        }
        if (isLineStart() && !off && !offInParagraph) {
            spansOff = false;
            return endOfFence(at, runEnd);
        }
        off = true;
        return runEnd;
    }

    /** Notes a tag that is about to be written. */
    void tag(int start, int end, boolean raw) {
        String tag = text.substring(start, end);
        boolean backtick = tag.indexOf('`') >= 0;
        if (raw || (hasLineEnd(tag) && (backtick || tag.contains("~~~")))) {
            off = true;
        }
        if (backtick || isLineBeginning()) {
            offInParagraph = true;
        }
    }

    /** Notes a less-than sign that is no tag: comments, declarations and instructions reach as far as they like. */
    void foreignMarkup(int at) {
        if (at + 1 < text.length() && (text.charAt(at + 1) == '!' || text.charAt(at + 1) == '?')) {
            off = true;
        }
    }

    private int endOfSpan(int at, int runEnd) {
        if (!off && !offInParagraph && !spansOff) {
            int lineEnd = endOfLine(runEnd);
            for (int next = text.indexOf('`', runEnd); next >= 0 && next < lineEnd; ) {
                int nextEnd = endOfRun(next, lineEnd);
                if (nextEnd - next == runEnd - at) {
                    // Tables end their cells, and the code in them, at every bar.
                    if (text.substring(runEnd, next).indexOf('|') < 0) {
                        return nextEnd;
                    }
                    break;
                }
                next = text.indexOf('`', nextEnd);
            }
            spansOff = true;
        }
        return runEnd;
    }

    private int endOfFence(int at, int runEnd) {
        int lineEnd = endOfLine(runEnd);
        while (lineEnd < text.length()) {
            int line = lineEnd + 1;
            lineEnd = endOfLine(line);
            if (closes(line, lineEnd, text.charAt(at), runEnd - at)) {
                return lineEnd;
            }
        }
        return text.length();
    }

    private boolean closes(int line, int lineEnd, char character, int length) {
        int begin = line;
        while (begin < lineEnd && text.charAt(begin) == ' ') {
            begin++;
        }
        if (begin == lineEnd || begin - line > WIDEST_CLOSING_INDENT || text.charAt(begin) != character) {
            return false;
        }
        int end = endOfRun(begin, lineEnd);
        return end - begin >= length && text.substring(end, lineEnd).isBlank();
    }

    private int endOfRun(int at, int limit) {
        int end = at;
        while (end < limit && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void beginParagraphAfterBlankLine() {
        if (judgedLine == out.length() || !isLineStart()) {
            return;
        }
        judgedLine = out.length();
        int at = out.length() - 1;
        if (at > 0 && out.charAt(at) == '\n' && out.charAt(at - 1) == '\r') {
            at--;
        }
        do {
            at--;
        } while (at >= 0 && (out.charAt(at) == ' ' || out.charAt(at) == '\t'));
        if (at < 0 || isLineEnd(out.charAt(at))) {
            offInParagraph = false;
            spansOff = false;
        }
    }

    private boolean isLineStart() {
        return out.isEmpty() || isLineEnd(out.charAt(out.length() - 1));
    }

    /** {@return whether nothing stands before in the line but what may begin a quotation or an item of a list} */
    private boolean isLineBeginning() {
        int at = out.length() - 1;
        while (at >= 0 && " \t>*+-.)0123456789".indexOf(out.charAt(at)) >= 0) {
            at--;
        }
        return at < 0 || isLineEnd(out.charAt(at));
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    static boolean hasLineEnd(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    static boolean hasBlankLine(String text) {
        boolean blank = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (isLineEnd(character)) {
                boolean pair = character == '\n' && at > 0 && text.charAt(at - 1) == '\r';
                if (blank && !pair) {
                    return true;
                }
                blank = true;
            } else if (character != ' ' && character != '\t') {
                blank = false;
            }
        }
        return false;
    }
}
