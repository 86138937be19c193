package io.claviger.key;

import java.nio.CharBuffer;
import java.util.regex.Pattern;

/**
 * The forms of keys as they were issued when this was written, and in words. Sources: ai.google.dev (API keys page),
 * docs.aws.amazon.com (Bedrock API keys), the rules of gitleaks, betterleaks and trufflehog, read in August 2026.
 */
enum KeyForm {
    GEMINI("AIza[0-9A-Za-z_-]{35}|AQ\\.[A-Za-z0-9_-]{20,}", "starts with AIza or AQ."),
    GROQ("gsk_[A-Za-z0-9]{52}", "starts with gsk_"),
    CEREBRAS("csk-[a-z0-9]{48}", "starts with csk-"),
    OPENROUTER("sk-or-v1-[0-9a-f]{64}", "starts with sk-or-v1-"),
    OPENAI_LEGACY("sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}", "starts with sk-"),
    OPENAI(
            "sk-(?:proj|svcacct|service|admin)-[A-Za-z0-9_-]{20,}|" + OPENAI_LEGACY.pattern.pattern(),
            "starts with sk-proj-, sk-svcacct-, sk-service- or sk-admin-"),
    OLLAMA("[a-f0-9]{32}\\.[A-Za-z0-9_-]{24}", "32 hexadecimal digits, a dot and 24 characters"),
    BEDROCK(
            "(?:ABSK[A-Za-z0-9+/]{109,269}={0,2}|bedrock-api-key-[A-Za-z0-9+/]+={0,2}"
                    + "|(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}:[A-Za-z0-9+/]{40}(?::[A-Za-z0-9+/]{100,}={0,3})?)"
                    + "(?:@[a-z]{2}(?:-[a-z]{1,16}){1,3}-[0-9])?",
            "starts with ABSK or bedrock-api-key-, or is ACCESS_KEY_ID:SECRET or ACCESS_KEY_ID:SECRET:SESSION_TOKEN;"
                    + " the region may follow, such as @eu-central-1"),
    ANTHROPIC("sk-ant-[\\w-]{20,}", "starts with sk-ant-"),
    ANY("[!-~]{20,500}", "20 to 500 printable characters without spaces");

    private final Pattern pattern;
    private final String hint;

    KeyForm(String pattern, String hint) {
        this.pattern = Pattern.compile(pattern);
        this.hint = hint;
    }

    /** {@return the form of that provider's keys, {@link #ANY} when it is not known} */
    static KeyForm of(String provider) {
        return switch (provider) {
            case "gemini" -> GEMINI;
            case "groq" -> GROQ;
            case "cerebras" -> CEREBRAS;
            case "openrouter" -> OPENROUTER;
            case "openai" -> OPENAI;
            case "ollama" -> OLLAMA;
            case "bedrock" -> BEDROCK;
            case "anthropic" -> ANTHROPIC;
            default -> ANY;
        };
    }

    boolean matches(char[] key) {
        return pattern.matcher(CharBuffer.wrap(key)).matches();
    }

    String hint() {
        return hint;
    }
}
