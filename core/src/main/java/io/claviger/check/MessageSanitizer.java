package io.claviger.check;

/**
 * Makes a person's message safe to show.
 *
 * <p>The defence is {@linkplain #encode(String) encoding at output}, once, always. Providers and stores receive what the
 * person typed, since a question about {@code List<T>} or {@code <script>} is a question. {@link #displayText} and
 * {@link #displayHtml} are renditions for answers and pages that repeat the message.
 *
 * <p>All methods take any text, take time in proportion to its length, and change nothing else.
 */
public final class MessageSanitizer {
    private MessageSanitizer() {}

    /** What becomes of a message before a provider or a store receives it. */
    public enum Input {
        /** Nothing: it goes on as it was typed. */
        AS_TYPED {
            @Override
            public String apply(String message) {
                return message;
            }
        },

        /**
         * As seed 000 words it ("Input Validation"): script elements are removed wherever they stand, and the rest is
         * entity-encoded. For hosts that insist on it: it takes code out of questions about code, and a page that
         * encodes again shows the entities themselves.
         */
        SEED_LITERAL {
            @Override
            public String apply(String message) {
                return encode(ScriptElements.removedFrom(message));
            }
        };

        /**
         * Applies this to a message.
         *
         * @param message the text as it was typed
         * @return what the provider and the store receive
         */
        public abstract String apply(String message);
    }

    /**
     * Removes active content: script, style, iframe, object and similar elements, event handlers, {@code style} and
     * {@code srcdoc} attributes, {@code javascript:} and similar links, and control characters. Code spans and fenced
     * code blocks as Markdown has them stay as they are, and so do harmless tags such as {@code List<T>}. Applying it
     * twice is the same as applying it once.
     *
     * <p>The result is text and not HTML: code in it may hold anything. A page shows it encoded, or as Markdown with raw
     * HTML switched off.
     *
     * @param message any text
     * @return the text without active content
     */
    public static String displayText(String message) {
        return ActiveContent.removedFrom(withoutControls(message));
    }

    /**
     * Encodes the {@linkplain #displayText displayed text}, ready to be put between tags or into a quoted attribute as it
     * is and without being encoded again.
     *
     * @param message any text as it was typed
     * @return HTML without a single tag
     */
    public static String displayHtml(String message) {
        return encode(displayText(message));
    }

    /**
     * Encodes the five characters that mean something to HTML: {@code &}, {@code <}, {@code >}, {@code "} and
     * {@code '}. Decoding gives back exactly the same text.
     *
     * @param text any text that is not encoded yet
     * @return HTML
     */
    public static String encode(String text) {
        return HtmlText.encode(text);
    }

    private static String withoutControls(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!MessageCheck.isForbiddenControl(character)) {
                rest.append(character);
            }
        }
        return rest.toString();
    }
}
