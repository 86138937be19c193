package io.claviger.chat;

import java.util.Set;
import java.util.TreeSet;

/** Names what a request asks for beyond text. Stateless. */
final class RequestFeatures {
    private RequestFeatures() {}

    static Set<String> of(ChatRequest request, ProviderId provider) {
        Set<String> found = new TreeSet<>();
        add(found, "temperature", request.temperature().isPresent());
        add(found, "topP", request.topP().isPresent());
        add(found, "stop", !request.stop().isEmpty());
        add(found, "seed", request.seed().isPresent());
        add(found, "tools", !request.tools().isEmpty());
        add(found, "responseFormat", !(request.responseFormat() instanceof ResponseFormat.Text));
        add(found, "reasoningEffort", request.reasoningEffort().isPresent());
        add(found, "extraFields", request.extraFields(provider).isPresent());
        for (Message message : request.messages()) {
            for (ContentPart part : message.parts()) {
                add(found, "images", part instanceof ContentPart.Image);
                add(found, "tools", part instanceof ContentPart.ToolUse || part instanceof ContentPart.ToolResult);
            }
        }
        return found;
    }

    private static void add(Set<String> found, String feature, boolean isAskedFor) {
        if (isAskedFor) {
            found.add(feature);
        }
    }
}
