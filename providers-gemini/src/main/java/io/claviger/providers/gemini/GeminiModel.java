package io.claviger.providers.gemini;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolDefinition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A model's name, and what its family can and cannot do, from the name alone (model, thinking and function calling pages
 * of the Gemini API, read November 2026).
 *
 * @param requested as the caller wrote it, with or without a leading {@code models/}
 */
record GeminiModel(String requested) {
    static final String EXPECTATION = "A Gemini model is named by 1 to 128 characters without slash, backslash, percent"
            + " sign or control character, after an optional \"models/\".";

    /** How a family is told how long to think. */
    enum Thinking {
        /** It does not think. */
        NONE,
        /** By a number of tokens: the 2.5 models. */
        BUDGET,
        /** By a level: Gemini 3 and later, and the aliases that follow the newest model. */
        LEVEL
    }

    private static final String PREFIX = "models/";

    /** A slash, a dot segment or an escape of one would leave {@code /v1beta/models/}. */
    private static final Pattern FORM = Pattern.compile("(?!\\.{1,2}$)[^/\\\\%\\p{Cntrl}]{1,128}");

    private static final Pattern FUNCTION_NAME = Pattern.compile("[A-Za-z_].*");

    String name() {
        return requested.startsWith(PREFIX) ? requested.substring(PREFIX.length()) : requested;
    }

    boolean isValid() {
        return FORM.matcher(name()).matches() && !name().isBlank();
    }

    /** {@return the name as one segment of a path} */
    String segment() {
        return URLEncoder.encode(name(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    Thinking thinking() {
        if (name().startsWith("gemini-2.5")) {
            return Thinking.BUDGET;
        }
        return isBefore3() ? Thinking.NONE : Thinking.LEVEL;
    }

    /** {@return whether it refuses a conversation in which a tool call lost its signature} */
    boolean demandsSignatures() {
        return !isBefore3();
    }

    /** {@return whether it has no room for system instructions of their own} */
    boolean isGemma() {
        return name().startsWith("gemma");
    }

    /** {@return whether thinking cannot be switched off or turned down to minimal} */
    boolean isPro() {
        return name().contains("-pro");
    }

    private boolean isBefore3() {
        return name().startsWith("gemini-1") || name().startsWith("gemini-2") || isGemma();
    }

    /** {@return one problem for each part of the request that this model cannot take} */
    List<Problem> problems(ChatRequest request) {
        List<Problem> problems = new ArrayList<>();
        if (!isValid()) {
            problems.add(new Problem("model_invalid", "models.gemini", EXPECTATION));
        }
        for (int i = 0; i < request.messages().size(); i++) {
            checkImages(request.messages().get(i), i, problems);
        }
        for (int i = 0; i < request.tools().size(); i++) {
            checkTool(request.tools().get(i), i, problems);
        }
        checkFormat(request, problems);
        checkNumbers(request, problems);
        if (request.extraFields(Gemini.ID)
                .filter(fields -> !RequestBody.isObject(fields))
                .isPresent()) {
            problems.add(new Problem(
                    "extra_fields_invalid", "extraFields.gemini", "Extra fields for Gemini are one JSON object."));
        }
        return List.copyOf(problems);
    }

    private static void checkImages(Message message, int index, List<Problem> problems) {
        String field = "messages[" + index + "]";
        for (ContentPart part : message.parts()) {
            if (!(part instanceof ContentPart.Image image)) {
                continue;
            }
            if (message.role() == Role.SYSTEM) {
                problems.add(new Problem(
                        "image_unsupported",
                        field,
                        "Gemini takes text only as system instructions; message " + (index + 1) + " has an image."));
            } else if (image.content().mediaType().equals("image/gif")) {
                problems.add(new Problem(
                        "image_unsupported",
                        field,
                        "Gemini takes images as PNG, JPEG or WebP; message " + (index + 1) + " has a GIF."));
            }
        }
    }

    private static void checkTool(ToolDefinition tool, int index, List<Problem> problems) {
        if (!FUNCTION_NAME.matcher(tool.name()).matches()) {
            problems.add(new Problem(
                    "tool_name_unsupported",
                    "tools[" + index + "]",
                    "A tool's name starts with a letter or an underscore for Gemini; that of tool " + (index + 1)
                            + " does not."));
        }
        if (!RequestBody.isObject(tool.parameters())) {
            problems.add(new Problem(
                    "tool_schema_invalid",
                    "tools[" + index + "]",
                    "The parameters of tool " + (index + 1) + " are not one JSON object."));
        }
    }

    private void checkFormat(ChatRequest request, List<Problem> problems) {
        ResponseFormat format = request.responseFormat();
        if (format instanceof ResponseFormat.JsonSchema json && !RequestBody.isObject(json.schema())) {
            problems.add(new Problem(
                    "response_schema_invalid", "responseFormat", "The schema of the answer is not one JSON object."));
        }
        if (!(format instanceof ResponseFormat.Text) && !request.tools().isEmpty() && isBefore3()) {
            problems.add(new Problem(
                    "tools_with_json_unsupported",
                    "responseFormat",
                    "Gemini models before 3 do not take tools and a JSON answer in one request."));
        }
    }

    private void checkNumbers(ChatRequest request, List<Problem> problems) {
        if (request.seed().isPresent()
                && request.seed().getAsLong() != (int) request.seed().getAsLong()) {
            problems.add(new Problem("seed_out_of_range", "seed", "A seed for Gemini has 32 bits."));
        }
        boolean asksToThink = request.reasoningEffort()
                .filter(effort -> effort != ReasoningEffort.NONE)
                .isPresent();
        if (asksToThink && thinking() == Thinking.NONE) {
            problems.add(new Problem(
                    "reasoning_unsupported", "reasoningEffort", "The Gemini model asked for does not think."));
        }
    }
}
