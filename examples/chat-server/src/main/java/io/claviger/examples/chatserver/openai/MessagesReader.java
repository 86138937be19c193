package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ContentPart;
import io.claviger.chat.ImageContent;
import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Role;
import io.claviger.chat.ToolCall;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the messages of a chat completion. For one body. */
final class MessagesReader {
    /** A state of a provider that the next request must repeat, such as a thought signature; written by {@link CompletionJson}. */
    static final String STATE = "claviger_state";

    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern DATA_URL = Pattern.compile("data:(image/[a-z]+);base64,(.*)", Pattern.DOTALL);

    private final Map<String, String> toolNames = new HashMap<>();

    void read(Fields body, ChatRequestBuilder chat) {
        for (Fields message : body.objects("messages")) {
            String role = message.string("role").orElse("");
            switch (role) {
                case "system", "developer" -> add(chat, Role.SYSTEM, content(message), message);
                case "user" -> add(chat, Role.USER, content(message), message);
                case "assistant" -> add(chat, Role.ASSISTANT, answer(message), message);
                case "tool" -> add(chat, Role.TOOL, List.of(result(message)), message);
                default ->
                    message.problem(
                            "unsupported_value",
                            "role",
                            "The role of a message is system, developer, user, assistant or tool.");
            }
        }
    }

    private static void add(ChatRequestBuilder chat, Role role, List<ContentPart> parts, Fields message) {
        if (parts.isEmpty()) {
            message.problem("message_empty", "content", "A message needs content.");
        } else {
            chat.message(Message.of(role, parts));
        }
    }

    private List<ContentPart> content(Fields message) {
        List<ContentPart> parts = new ArrayList<>();
        if (message.raw("content").filter(value -> value.isString()).isPresent()) {
            message.string("content").ifPresent(text -> parts.add(new ContentPart.Text(text)));
            return parts;
        }
        for (Fields part : message.objects("content")) {
            switch (part.string("type").orElse("")) {
                case "text", "refusal" ->
                    part.string("text")
                            .or(() -> part.string("refusal"))
                            .ifPresent(text -> parts.add(new ContentPart.Text(text)));
                case "image_url" ->
                    part.object("image_url").flatMap(MessagesReader::image).ifPresent(parts::add);
                default -> part.problem("unsupported_value", "type", "A part of a message is text or image_url.");
            }
        }
        return parts;
    }

    private static Optional<ContentPart> image(Fields image) {
        Matcher url = DATA_URL.matcher(image.string("url").orElse(""));
        try {
            if (url.matches()) {
                byte[] bytes = Base64.getDecoder().decode(url.group(2));
                return Optional.of(new ContentPart.Image(ImageContent.copyOf(bytes, url.group(1))));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer for whatever is no picture.
        }
        image.problem(
                "unsupported_value",
                "url",
                "A picture comes as data:image/png;base64,... (png, jpeg, webp or gif); this server fetches none.");
        return Optional.empty();
    }

    private List<ContentPart> answer(Fields message) {
        List<ContentPart> parts = new ArrayList<>(content(message));
        for (Fields call : message.objects("tool_calls")) {
            String id = call.string("id").orElse("");
            call.object("function").ifPresent(function -> {
                String name = function.string("name").orElse("");
                toolNames.put(id, name);
                parts.add(new ContentPart.ToolUse(
                        new ToolCall(id, name, function.string("arguments").orElse("{}"))));
            });
        }
        for (Fields state : message.objects(STATE)) {
            state(state)
                    .ifPresent(part -> parts.add(
                            (int) Math.max(0, Math.min(state.integer("position").orElse(0L), parts.size())), part));
        }
        return parts;
    }

    private static Optional<ContentPart> state(Fields state) {
        return state.string("provider")
                .filter(name -> PROVIDER.matcher(name).matches())
                .flatMap(name ->
                        state.string("state").map(text -> new ContentPart.ProviderState(ProviderId.of(name), text)));
    }

    private ContentPart result(Fields message) {
        String id = message.string("tool_call_id").orElse("");
        String name = toolNames.get(id);
        if (name == null) {
            message.problem(
                    "tool_call_unknown", "tool_call_id", "A tool's result belongs to a call of a message before it.");
        }
        StringBuilder text = new StringBuilder();
        content(message).forEach(part -> text.append(part instanceof ContentPart.Text one ? one.text() : ""));
        return new ContentPart.ToolResult(id, name == null ? "unknown" : name, text.toString());
    }
}
