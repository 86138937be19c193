package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose key it is, by its form. Forms: the vendors' pages and the rules of gitleaks, betterleaks and trufflehog, read in
 * August 2026. Stateless.
 */
final class KeyOwner {
    static final ProviderId BEDROCK = new ProviderId("bedrock");

    /** Beginnings that one vendor alone uses. None begins with another, so the order does not matter. */
    private static final List<Map.Entry<String, ProviderId>> PREFIXES = List.of(
            owner("AIza", "gemini"),
            owner("AQ.", "gemini"),
            owner("gsk_", "groq"),
            owner("csk-", "cerebras"),
            owner("sk-or-v1-", "openrouter"),
            owner("sk-ant-", "anthropic"),
            owner("sk-proj-", "openai"),
            owner("sk-svcacct-", "openai"),
            owner("sk-service-", "openai"),
            owner("sk-admin-", "openai"),
            owner("ABSK", "bedrock"),
            owner("bedrock-api-key-", "bedrock"),
            owner("xai-", "xai"),
            owner("pplx-", "perplexity"),
            owner("nvapi-", "nvidia"),
            owner("hf_", "huggingface"),
            owner("ghp_", "github"),
            owner("github_pat_", "github"));

    /** Other words for a vendor, in the names that hosts give to providers. */
    private static final Map<String, String> ALIASES = Map.of(
            "google",
            "gemini",
            "vertex",
            "gemini",
            "aws",
            "bedrock",
            "amazon",
            "bedrock",
            "claude",
            "anthropic",
            "grok",
            "xai");

    /** Where the dot is in a key of Ollama; a look at it saves most keys the whole form. */
    private static final int OLLAMA_DOT = 32;

    private static final Pattern HYPHEN = Pattern.compile("-");

    private KeyOwner() {}

    private static Map.Entry<String, ProviderId> owner(String prefix, String provider) {
        return Map.entry(prefix, new ProviderId(provider));
    }

    /** {@return the vendor whose keys alone look like this} */
    static Optional<ProviderId> of(char[] key) {
        for (Map.Entry<String, ProviderId> entry : PREFIXES) {
            if (startsWith(key, entry.getKey())) {
                return Optional.of(entry.getValue());
            }
        }
        if (AwsCredential.isSigning(key)) {
            return Optional.of(BEDROCK);
        }
        // A plain "sk-" is used by many services, unless OpenAI's mark is in the middle.
        if (startsWith(key, "sk-") && KeyForm.OPENAI_LEGACY.matches(key)) {
            return Optional.of(new ProviderId("openai"));
        }
        boolean ollama = key.length > OLLAMA_DOT && key[OLLAMA_DOT] == '.' && KeyForm.OLLAMA.matches(key);
        return ollama ? Optional.of(new ProviderId("ollama")) : Optional.empty();
    }

    /** {@return the vendor that a provider's name means, where that is known; else the name itself} */
    static ProviderId named(ProviderId provider) {
        String alias = ALIASES.get(provider.value());
        return alias == null ? provider : new ProviderId(alias);
    }

    /** {@return whether a provider of this name may be one of the vendor, such as {@code openai-europe} of OpenAI} */
    static boolean mayBeNamed(ProviderId provider, ProviderId vendor) {
        return named(provider).equals(vendor)
                || (provider.value().indexOf('-') >= 0
                        && Arrays.stream(HYPHEN.split(provider.value()))
                                .anyMatch(
                                        word -> ALIASES.getOrDefault(word, word).equals(vendor.value())));
    }

    private static boolean startsWith(char[] key, String prefix) {
        if (key.length < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (key[i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
