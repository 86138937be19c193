package io.claviger.providers.bedrock;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A region of AWS and what follows from its name (AWS General Reference, Bedrock endpoints and quotas, and the page on
 * inference profiles, read November 2026).
 *
 * @param name such as {@code eu-central-1}; checked to the letter, since it becomes part of a host's name
 */
record Region(String name) {
    private static final Pattern FORM = Pattern.compile("[a-z]{2}(?:-[a-z]{1,16}){1,3}-[0-9]");

    Region {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("A region of AWS looks like eu-central-1; found something else.");
        }
    }

    /** {@return where questions are asked} */
    URI runtime() {
        return URI.create("https://bedrock-runtime." + name + "." + domain());
    }

    /** {@return where models are listed} */
    URI control() {
        return URI.create("https://bedrock." + name + "." + domain());
    }

    private String domain() {
        return name.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    /** {@return the prefix of the inference profile that stays in this part of the world, else the global one's} */
    String profilePrefix() {
        if (name.startsWith("us-gov-")) {
            return "us-gov.";
        }
        return switch (name.substring(0, 3)) {
            case "us-" -> "us.";
            case "eu-" -> "eu.";
            case "ap-" -> "apac.";
            case "cn-" -> "";
            default -> "global.";
        };
    }
}
