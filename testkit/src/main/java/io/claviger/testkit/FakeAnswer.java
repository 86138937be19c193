package io.claviger.testkit;

import io.claviger.chat.FinishReason;
import io.claviger.chat.ToolCall;
import io.claviger.chat.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fake service says. Immutable. */
public final class FakeAnswer {
    /** Not ASCII, in two, three and four bytes, so that cut characters are noticed. */
    private static final String SIGNATURE = " Grüße, 鍵 🔑.";

    private static final Pattern PIECE = Pattern.compile("\\S*\\s*", Pattern.DOTALL);

    private final String text;
    private final String reasoning;
    private final List<ToolCall> toolCalls;
    private final FinishReason finishReason;
    private final Usage usage;

    private FakeAnswer(
            String text, String reasoning, List<ToolCall> toolCalls, FinishReason finishReason, Usage usage) {
        this.text = text;
        this.reasoning = reasoning;
        this.toolCalls = List.copyOf(toolCalls);
        this.finishReason = finishReason;
        this.usage = usage;
    }

    /**
     * An answer that is complete.
     *
     * @param text the text, may be empty
     * @return the answer, with a usage of 11 input and 7 output tokens
     */
    public static FakeAnswer of(String text) {
        return new FakeAnswer(text, "", List.of(), FinishReason.STOP, new Usage(11, 7, 0, 0));
    }

    /**
     * The answer that is given to a question when a test sets none: the question backwards, so that an answer that went
     * to the wrong user is seen at once, and some text that is not ASCII.
     *
     * @param question the question
     * @return the answer, with one input token for each character of the question and one output token for each piece
     */
    public static FakeAnswer to(String question) {
        StringBuilder text = new StringBuilder(question).reverse().append(SIGNATURE);
        int pieces = pieces(text.toString()).size();
        int input = Math.max(1, question.codePointCount(0, question.length()));
        return of(text.toString()).withUsage(new Usage(input, pieces, 0, 0));
    }

    /**
     * {@return a copy that thinks first} The service must have a way to show it: OpenAI itself has none.
     *
     * @param thoughts the thinking
     */
    public FakeAnswer withReasoning(String thoughts) {
        return new FakeAnswer(text, thoughts, toolCalls, finishReason, usage);
    }

    /**
     * {@return a copy that calls tools}
     *
     * @param calls the calls, their arguments JSON objects
     */
    public FakeAnswer withToolCalls(ToolCall... calls) {
        return new FakeAnswer(text, reasoning, List.of(calls), FinishReason.TOOL_CALLS, usage);
    }

    /**
     * {@return a copy that ends otherwise}
     *
     * @param reason why the model stopped
     */
    public FakeAnswer withFinishReason(FinishReason reason) {
        return new FakeAnswer(text, reasoning, toolCalls, reason, usage);
    }

    /**
     * {@return a copy with another count of tokens}
     *
     * @param counted the tokens
     */
    public FakeAnswer withUsage(Usage counted) {
        return new FakeAnswer(text, reasoning, toolCalls, finishReason, counted);
    }

    /** {@return the text} */
    public String text() {
        return text;
    }

    /** {@return the thinking, empty when there is none} */
    public String reasoning() {
        return reasoning;
    }

    /** {@return the tool calls} */
    public List<ToolCall> toolCalls() {
        return toolCalls;
    }

    /** {@return why the model stopped} */
    public FinishReason finishReason() {
        return finishReason;
    }

    /** {@return the tokens} */
    public Usage usage() {
        return usage;
    }

    /** {@return the text as it is streamed: a word and the white space after it at a time} */
    public List<String> pieces() {
        return pieces(text);
    }

    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().isEmpty()) {
                pieces.add(matcher.group());
            }
        }
        return pieces;
    }

    /** {@return sizes only} */
    @Override
    public String toString() {
        return "FakeAnswer[" + text.length() + " characters, " + toolCalls.size() + " tool calls]";
    }
}
