package io.claviger.providers.bedrock;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ContentPart;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ReasoningEffort;
import io.claviger.chat.ResponseFormat;
import io.claviger.chat.Role;
import io.claviger.chat.ToolChoice;
import java.util.ArrayList;
import java.util.List;

/** Names what the Converse interface or a model behind it cannot take, before any call. For one request and one thread. */
final class RequestCheck {
    private final ChatRequest request;
    private final BedrockModel model;
    private final List<Problem> problems = new ArrayList<>();

    private RequestCheck(ChatRequest request, BedrockModel model) {
        this.request = request;
        this.model = model;
    }

    /** {@return one problem for each part of the request that this model cannot take} */
    static List<Problem> problems(ChatRequest request, BedrockModel model) {
        RequestCheck check = new RequestCheck(request, model);
        check.model();
        check.conversation();
        check.tools();
        check.format();
        check.sampling();
        check.reasoning();
        return List.copyOf(check.problems);
    }

    private void add(String code, String field, String message) {
        problems.add(new Problem(code, field, message));
    }

    private void model() {
        if (!model.isValid()) {
            add("model_invalid", "models.bedrock", BedrockModel.EXPECTATION);
        }
        if (request.extraFields(Bedrock.ID)
                .filter(fields -> !RequestBody.isObject(fields))
                .isPresent()) {
            add("extra_fields_invalid", "extraFields.bedrock", "Extra fields for Bedrock are one JSON object.");
        }
    }

    private void conversation() {
        boolean begun = false;
        for (int i = 0; i < request.messages().size(); i++) {
            Message message = request.messages().get(i);
            boolean image = message.parts().stream().anyMatch(ContentPart.Image.class::isInstance);
            if (image && message.role() != Role.USER) {
                add(
                        "image_unsupported",
                        "messages[" + i + "]",
                        "Bedrock takes images of the user only; message " + (i + 1) + " is of another role.");
            }
            if (!begun && message.role() == Role.ASSISTANT) {
                add(
                        "first_message_unsupported",
                        "messages[" + i + "]",
                        "A conversation with Bedrock begins with the user; found an answer first.");
            }
            begun |= message.role() != Role.SYSTEM;
        }
    }

    private void tools() {
        for (int i = 0; i < request.tools().size(); i++) {
            if (!RequestBody.isObject(request.tools().get(i).parameters())) {
                add(
                        "tool_schema_invalid",
                        "tools[" + i + "]",
                        "The parameters of tool " + (i + 1) + " are not one JSON object.");
            }
        }
    }

    private void format() {
        ResponseFormat format = request.responseFormat();
        if (format instanceof ResponseFormat.JsonObject) {
            add(
                    "json_object_unsupported",
                    "responseFormat",
                    "Bedrock answers in JSON only by a schema; ask with a JSON schema.");
        } else if (format instanceof ResponseFormat.JsonSchema json && !RequestBody.isObject(json.schema())) {
            add("response_schema_invalid", "responseFormat", "The schema of the answer is not one JSON object.");
        }
    }

    private void sampling() {
        if (request.seed().isPresent()) {
            add("seed_unsupported", "seed", "Bedrock has no seed.");
        }
        if (request.temperature().orElse(0) > 1) {
            add("temperature_unsupported", "temperature", "The temperature for Bedrock is 0 to 1; found more.");
        }
        if (request.temperature().isPresent() && request.topP().isPresent() && model.samplesByOneRule()) {
            add(
                    "sampling_unsupported",
                    "topP",
                    "The Claude model asked for takes temperature or top-p, not both in one request.");
        }
    }

    private void reasoning() {
        if (request.reasoningEffort().isEmpty()) {
            return;
        }
        ReasoningEffort effort = request.reasoningEffort().get();
        switch (model.reasoning()) {
            case BUDGET -> {
                if (effort != ReasoningEffort.NONE) {
                    budget();
                }
            }
            case NOVA -> {
                if (effort == ReasoningEffort.HIGH) {
                    effort("Nova 2 takes no limit of output tokens with high effort, and the limit is always sent; ask"
                            + " for medium.");
                }
            }
            case OPEN_WEIGHTS -> {
                if (effort == ReasoningEffort.NONE) {
                    effort("The model asked for cannot stop thinking; ask for low.");
                }
            }
            case FIXED -> effort("The effort of the model asked for cannot be chosen.");
            case NONE -> {
                if (effort != ReasoningEffort.NONE) {
                    effort("The Bedrock model asked for is not known to think.");
                }
            }
            default -> {
                // Every effort has a word.
            }
        }
    }

    /** What Claude demands with thinking on (extended thinking page of the Bedrock User Guide, read November 2026). */
    private void budget() {
        if (request.maxOutputTokens() <= RequestBody.BUDGET_LEAST) {
            effort("Claude thinks with at least " + RequestBody.BUDGET_LEAST
                    + " tokens, and the limit of output tokens must be above that; found "
                    + request.maxOutputTokens() + ".");
        }
        if (request.temperature().orElse(1) != 1 || request.topP().orElse(1) < 0.95) {
            effort("Claude thinks with temperature 1 and top-p from 0.95 only.");
        }
        ToolChoice.Mode choice = request.toolChoice().mode();
        if (choice == ToolChoice.Mode.REQUIRED || choice == ToolChoice.Mode.NAMED) {
            effort("Claude does not think where a tool must be called.");
        }
        if (isAnsweringForeignCalls()) {
            effort("Claude does not think over the results of tool calls that it did not make thinking.");
        }
    }

    private void effort(String message) {
        add("reasoning_unsupported", "reasoningEffort", message);
    }

    /** {@return whether the conversation ends with results of calls whose reasoning is not here} */
    private boolean isAnsweringForeignCalls() {
        List<Message> messages = request.messages();
        int last = messages.size() - 1;
        while (last >= 0 && messages.get(last).role() != Role.ASSISTANT) {
            last--;
        }
        boolean answering = last >= 0
                && last < messages.size() - 1
                && messages.get(last + 1).role() == Role.TOOL
                && !messages.get(last).toolCalls().isEmpty();
        return answering && ReasoningBlocks.of(messages.get(last)).isEmpty();
    }
}
