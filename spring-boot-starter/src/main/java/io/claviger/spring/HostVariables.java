package io.claviger.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The variables in which a host keeps its own keys, under the names that vendors document: {@code GROQ_API_KEY} and the
 * like, and for AWS those of its SDKs (AWS SDKs and Tools Reference Guide, read November 2026). Empty ones are not there.
 */
record HostVariables(Environment environment) {
    static final String AWS_BEARER = "AWS_BEARER_TOKEN_BEDROCK";
    static final String AWS_ID = "AWS_ACCESS_KEY_ID";
    static final String AWS_SECRET = "AWS_SECRET_ACCESS_KEY";
    static final String AWS_TOKEN = "AWS_SESSION_TOKEN";
    static final List<String> AWS_REGIONS = List.of("AWS_REGION", "AWS_DEFAULT_REGION");

    /** {@return the variables that hold secrets of a provider} */
    static List<String> of(String provider) {
        if (provider.equals(ProviderModules.BEDROCK)) {
            return List.of(AWS_BEARER, AWS_ID, AWS_SECRET, AWS_TOKEN);
        }
        return List.of(provider.toUpperCase(Locale.ROOT).replace('-', '_') + "_API_KEY");
    }

    /** {@return whether an environment's name is that of a variable with a secret of some host} */
    static boolean isSecret(String name) {
        return name.endsWith("_API_KEY")
                || List.of(AWS_BEARER, AWS_SECRET, AWS_TOKEN).contains(name);
    }

    /** {@return the host's key of a provider as a key ring takes it, to be zeroed; null when there is none} */
    char @Nullable [] key(String provider) {
        List<String> names = of(provider);
        Optional<String> single = value(names.get(0));
        if (single.isPresent() || names.size() == 1) {
            return single.map(String::toCharArray).orElse(null);
        }
        // As AWS's SDKs do: a key for Bedrock comes before an access key.
        List<String> parts = new ArrayList<>();
        for (String name : List.of(AWS_ID, AWS_SECRET)) {
            value(name).ifPresent(parts::add);
        }
        if (parts.size() < 2) {
            return null;
        }
        value(AWS_TOKEN).ifPresent(parts::add);
        return joined(parts);
    }

    private static char[] joined(List<String> parts) {
        char[] key = new char[parts.stream().mapToInt(String::length).sum() + parts.size() - 1];
        Arrays.fill(key, ':');
        int at = 0;
        for (String part : parts) {
            part.getChars(0, part.length(), key, at);
            at += part.length() + 1;
        }
        return key;
    }

    /** {@return the region that the host's AWS environment names} */
    Optional<String> region() {
        return AWS_REGIONS.stream().map(this::value).flatMap(Optional::stream).findFirst();
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(environment.getProperty(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** {@return nothing of the environment} */
    @Override
    public String toString() {
        return "HostVariables";
    }
}
