package io.claviger.providers.bedrock;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a model, of an inference profile or its ARN, and what follows from it (Converse API reference, model
 * parameters pages of the Bedrock User Guide and of Nova 2, and live probes reported in issue threads, read November
 * 2026).
 *
 * @param name as the caller wrote it
 */
record BedrockModel(String name) {
    static final String EXPECTATION = "A Bedrock model is named by 1 to 200 letters, digits or . _ : / @ + - such as"
            + " us.amazon.nova-2-lite-v1:0, or by the ARN of a profile.";

    /** How a family is told how long to think. */
    enum Reasoning {
        /** Claude before 4.6: a number of tokens. */
        BUDGET,
        /** Claude since 4.6: as it sees fit, with an effort. */
        ADAPTIVE,
        /** Amazon Nova 2: a level. */
        NOVA,
        /** OpenAI's open models: a level that cannot be none. */
        OPEN_WEIGHTS,
        /** OpenAI's other models: an effort. */
        EFFORT,
        /** It always thinks. */
        FIXED,
        /** It does not think, or nobody knows. */
        NONE
    }

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}");
    private static final String CLAUDE = "anthropic.claude-";

    /** The old order of the words, {@code claude-3-7-sonnet}, and the new, {@code claude-sonnet-4-5}. */
    private static final Pattern CLAUDE_VERSION =
            Pattern.compile("claude-(?:[a-z]+-)?(\\d{1,2})(?:-(\\d{1,2}))?(?![0-9])");

    boolean isValid() {
        return FORM.matcher(name).matches();
    }

    /** {@return the name as one segment of a path} */
    String segment() {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }

    boolean isClaude() {
        return name.contains(CLAUDE);
    }

    /** {@return whether it wants its reasoning back with a tool's result; an ARN may stand for any model} */
    boolean takesReasoningBack() {
        return isClaude() || name.startsWith("arn:");
    }

    /** {@return whether temperature and top-p exclude each other} */
    boolean samplesByOneRule() {
        return isClaude() && version() >= 401;
    }

    Reasoning reasoning() {
        if (isClaude()) {
            int version = version();
            if (version >= 406) {
                return Reasoning.ADAPTIVE;
            }
            return version >= 307 ? Reasoning.BUDGET : Reasoning.NONE;
        }
        if (name.contains("amazon.nova-2")) {
            return Reasoning.NOVA;
        }
        if (name.contains("openai.gpt-oss")) {
            return Reasoning.OPEN_WEIGHTS;
        }
        if (name.contains("openai.gpt-")) {
            return Reasoning.EFFORT;
        }
        return name.contains("deepseek.r1") ? Reasoning.FIXED : Reasoning.NONE;
    }

    /** {@return the version as a number, 405 for 4.5; 0 when there is none} */
    private int version() {
        Matcher version = CLAUDE_VERSION.matcher(name);
        if (!version.find()) {
            return 0;
        }
        int minor = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
        return Integer.parseInt(version.group(1)) * 100 + minor;
    }

    @Override
    public String toString() {
        return name;
    }
}
