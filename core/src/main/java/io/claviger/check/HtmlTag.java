package io.claviger.check;

import java.util.ArrayList;
import java.util.List;

/** One tag as a browser reads it (WHATWG HTML, section 13.2.5 "Tokenization"), by its positions in the text. */
final class HtmlTag {
    // Keeps the whole scan linear: a text can hold many beginnings of tags that never end.
    private static final int LONGEST = 2_048;

    private final String text;
    private final int start;
    private final int limit;
    private final int nameStart;
    private int nameEnd;
    private int end = -1;
    private boolean unclosedQuote;
    private final List<Attribute> attributes = new ArrayList<>();

    /** One attribute: from the first character of its name to the character after its value. */
    record Attribute(int start, int nameEnd, int valueStart, int end) {
        boolean hasValue() {
            return valueStart > nameEnd;
        }
    }

    private HtmlTag(String text, int start) {
        this.text = text;
        this.start = start;
        limit = Math.min(text.length(), start + LONGEST);
        nameStart = text.charAt(start + 1) == '/' ? start + 2 : start + 1;
    }

    /** {@return whether the less-than sign here begins a tag} */
    static boolean beginsAt(String text, int at) {
        int name = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        return name < text.length() && HtmlText.isLetter(text.charAt(name));
    }

    /** {@return the tag that begins here, as far as it goes} */
    static HtmlTag at(String text, int at) {
        HtmlTag tag = new HtmlTag(text, at);
        tag.scan();
        return tag;
    }

    private void scan() {
        int at = nameStart;
        while (at < limit && !endsName(text.charAt(at))) {
            at++;
        }
        nameEnd = at;
        while (at < limit) {
            char character = text.charAt(at);
            if (character == '>') {
                end = at + 1;
                return;
            }
            at = HtmlText.isSpace(character) || character == '/' ? at + 1 : scanAttribute(at);
        }
    }

    private int scanAttribute(int from) {
        int at = from + 1;
        while (at < limit && text.charAt(at) != '=' && !endsName(text.charAt(at))) {
            at++;
        }
        int attributeNameEnd = at;
        at = skipSpace(at);
        if (at >= limit || text.charAt(at) != '=') {
            attributes.add(new Attribute(from, attributeNameEnd, attributeNameEnd, attributeNameEnd));
            return attributeNameEnd;
        }
        at = skipSpace(at + 1);
        int valueEnd = endOfValue(at);
        attributes.add(new Attribute(from, attributeNameEnd, at, valueEnd));
        return valueEnd;
    }

    private int endOfValue(int from) {
        if (from >= limit) {
            return limit;
        }
        char quote = text.charAt(from);
        int at = from;
        if (quote == '"' || quote == '\'') {
            do {
                at++;
            } while (at < limit && text.charAt(at) != quote);
            unclosedQuote = at >= limit;
            return Math.min(at + 1, limit);
        }
        while (at < limit && text.charAt(at) != '>' && !HtmlText.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < limit && HtmlText.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean endsName(char character) {
        return HtmlText.isSpace(character) || character == '/' || character == '>';
    }

    /** {@return the element's name in lower case} */
    String name() {
        return HtmlText.lowerAscii(text.substring(nameStart, nameEnd));
    }

    /** {@return whether a greater-than sign ends it} */
    boolean isEnded() {
        return end >= 0;
    }

    /** {@return whether more of it may follow than was read: the text ends in a quoted value, or the tag is too long} */
    boolean isCut() {
        return unclosedQuote || (end < 0 && limit < text.length());
    }

    boolean isEndTag() {
        return nameStart == start + 2;
    }

    int nameStart() {
        return nameStart;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    int start() {
        return start;
    }

    /** {@return the position after the greater-than sign, or where reading stopped} */
    int end() {
        return end < 0 ? limit : end;
    }

    String name(Attribute attribute) {
        return HtmlText.lowerAscii(text.substring(attribute.start(), attribute.nameEnd()));
    }

    /** {@return the name, the equals sign and the value} */
    String text(Attribute attribute) {
        return text.substring(attribute.start(), attribute.end());
    }

    /** {@return everything after the less-than sign} */
    String content() {
        return text.substring(nameStart, end());
    }
}
