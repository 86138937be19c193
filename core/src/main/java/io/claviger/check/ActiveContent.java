package io.claviger.check;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes active content out of one text and leaves Markdown code alone. One pass from left to right, linear.
 *
 * <p>Where different readers could disagree on what is code, it is not taken for code. Where something was taken out,
 * its line ends stay and its neighbours do not grow together, so what is left says the same to the next reader, and a
 * second pass finds nothing.
 */
final class ActiveContent {
    private static final Set<String> REMOVED_WITH_CONTENT = Set.of("script", "style", "iframe", "object", "applet");

    // svg and math bring other rules of parsing with them; base and link act on the whole page.
    private static final Set<String> REMOVED_TAGS =
            Set.of("embed", "base", "link", "frame", "frameset", "svg", "math", "portal", "fencedframe");

    private static final Set<String> REMOVED_ATTRIBUTES = Set.of("style", "srcdoc", "http-equiv");

    // Markdown reads these to their end tag and sees no code in between.
    private static final Set<String> RAW_TO_END_TAG = Set.of("pre", "textarea");

    private final String text;
    private final String lower;
    private final MarkdownCode code;
    private final StringBuilder out;
    private final Set<String> withoutEndTag = new HashSet<>();
    private int at;

    private ActiveContent(String text) {
        this.text = text;
        lower = HtmlText.lowerAscii(text);
        out = new StringBuilder(text.length());
        code = new MarkdownCode(text, out);
    }

    static String removedFrom(String text) {
        return new ActiveContent(text).remove();
    }

    private String remove() {
        while (at < text.length()) {
            int codeEnd = code.endAt(at);
            if (codeEnd > at) {
                copyTo(codeEnd);
            } else {
                prose(text.charAt(at));
            }
        }
        return out.toString();
    }

    private void prose(char character) {
        if (character == '<') {
            markup();
        } else if (!scheme()) {
            copyTo(at + 1);
        }
    }

    private void markup() {
        if (!HtmlTag.beginsAt(text, at)) {
            code.foreignMarkup(at);
            copyTo(at + 1);
            return;
        }
        HtmlTag tag = HtmlTag.at(text, at);
        if (!tag.isEnded() || hidesAnother(tag)) {
            unended(tag);
        } else if (REMOVED_WITH_CONTENT.contains(tag.name())) {
            skipTo(tag.isEndTag() ? tag.end() : endOfElement(tag.name(), tag.end()));
        } else if (REMOVED_TAGS.contains(tag.name()) || LinkScheme.endOf(text, tag.nameStart()) >= 0) {
            skipTo(tag.end());
        } else {
            code.tag(tag.start(), tag.end(), RAW_TO_END_TAG.contains(tag.name()));
            keep(tag);
        }
    }

    /** Makes plain text, by a space, of a tag that the markup around the text could end and so bring to life. */
    private void unended(HtmlTag tag) {
        boolean active = tag.isCut()
                || hidesAnother(tag)
                || beginsRemoved(tag.nameStart())
                || LinkScheme.isWithin(tag.content())
                || tag.attributes().stream().anyMatch(attribute -> isActive(tag, attribute));
        copyTo(at + 1);
        if (active) {
            out.append(' ');
        }
    }

    /** {@return whether there is a forbidden tag inside of the tag, which readers less exact than browsers would see} */
    private boolean hidesAnother(HtmlTag tag) {
        for (int inner = text.indexOf('<', tag.nameStart()); inner >= 0 && inner < tag.end(); ) {
            if (beginsRemoved(inner + 1) || (lower.startsWith("/", inner + 1) && beginsRemoved(inner + 2))) {
                return true;
            }
            inner = text.indexOf('<', inner + 1);
        }
        return false;
    }

    private boolean beginsRemoved(int nameStart) {
        return Stream.of(REMOVED_WITH_CONTENT, REMOVED_TAGS)
                .flatMap(Set::stream)
                .anyMatch(name -> lower.startsWith(name, nameStart));
    }

    private int endOfElement(String name, int from) {
        if (withoutEndTag.contains(name)) {
            return from;
        }
        String wanted = "</" + name;
        for (int found = lower.indexOf(wanted, from); found >= 0; found = lower.indexOf(wanted, found + 1)) {
            HtmlTag endTag = HtmlTag.at(text, found);
            if (endTag.isEnded() && endTag.name().equals(name)) {
                return endTag.end();
            }
        }
        withoutEndTag.add(name);
        return from;
    }

    private void keep(HtmlTag tag) {
        boolean skipped = false;
        for (HtmlTag.Attribute attribute : tag.attributes()) {
            // What begins with an equals sign would become the value of what stands before the skipped attribute.
            skipped = isActive(tag, attribute) || (skipped && text.charAt(attribute.start()) == '=');
            if (skipped) {
                copyTo(attribute.start());
                skipTo(attribute.end());
            }
        }
        copyTo(tag.end());
    }

    private static boolean isActive(HtmlTag tag, HtmlTag.Attribute attribute) {
        if (!attribute.hasValue()) {
            return false;
        }
        String name = tag.name(attribute);
        return (name.startsWith("on") && name.length() > 2)
                || REMOVED_ATTRIBUTES.contains(name)
                || LinkScheme.isWithin(tag.text(attribute))
                || HtmlText.hidesTag(tag.text(attribute));
    }

    /** Takes out a scheme that runs code, unless it is the end of a phrase as in "JavaScript: The Language". */
    private boolean scheme() {
        char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        if (Character.isLetterOrDigit(before)) {
            return false;
        }
        int end = LinkScheme.endOf(text, at);
        if (end < 0) {
            return false;
        }
        if (end == text.length() || HtmlText.isSpace(text.charAt(end))) {
            return false;
        }
        skipTo(end);
        return true;
    }

    private void copyTo(int end) {
        out.append(text, at, end);
        at = end;
    }

    private void skipTo(int end) {
        String skipped = text.substring(at, end);
        at = end;
        if (out.isEmpty()) {
            return;
        }
        if (MarkdownCode.hasBlankLine(skipped)) {
            out.append("\n\n");
        } else if (MarkdownCode.hasLineEnd(skipped)) {
            out.append('\n');
        } else if (growsTogether(out.charAt(out.length() - 1))) {
            out.append(' ');
        }
    }

    private static boolean growsTogether(char before) {
        return !HtmlText.isSpace(before) && "()[]\"'>.,:=".indexOf(before) < 0;
    }
}
