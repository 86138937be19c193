package io.claviger.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Markdown text, taken apart.
 *
 * @param prose everything outside fenced blocks
 * @param code the blocks fenced as Java, without their common indentation
 * @param all the whole text
 */
record Markdown(String prose, List<String> code, String all) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```(\\w*)[^\\n]*\\n(.*?)^ *```");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern QUALIFIED =
            Pattern.compile("\\bio\\.claviger(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*(?:\\.[A-Z]\\w*)*");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(claviger-[^<]+)</artifactId>");

    static Markdown of(String text) {
        List<String> code = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            if (fence.group(1).equals("java")) {
                code.add(fence.group(2).stripTrailing().stripIndent());
            }
        }
        return new Markdown(fence.replaceAll(""), List.copyOf(code), text);
    }

    List<String> codeSpans() {
        return find(CODE_SPAN, prose);
    }

    List<String> links() {
        return find(LINK, CODE_SPAN.matcher(prose).replaceAll(""));
    }

    List<String> qualifiedTypes() {
        return find(QUALIFIED, all);
    }

    List<String> artifacts() {
        return find(ARTIFACT, all);
    }

    /** {@return the anchors that a forge makes of the headings: lower case, spaces to hyphens, no punctuation} */
    List<String> anchors() {
        return find(HEADING, prose).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> find(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.add(matcher.group(group));
                }
            }
            if (matcher.groupCount() == 0) {
                found.add(matcher.group());
            }
        }
        return found;
    }
}
