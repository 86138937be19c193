package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import io.claviger.provider.http.Reply;
import io.claviger.provider.http.ReplyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads OpenAI's answers, with at most one mistake. */
final class ReferenceReader implements ReplyReader {
    private final boolean streaming;
    private final @Nullable Mistake mistake;
    private final StringBuilder heldBack = new StringBuilder();

    ReferenceReader(boolean streaming, @Nullable Mistake mistake) {
        this.streaming = streaming;
        this.mistake = mistake;
    }

    @Override
    public void read(byte[] buffer, int offset, int length, Reply reply) throws IOException {
        byte[] event = Arrays.copyOfRange(buffer, offset, offset + length);
        if (new String(event, StandardCharsets.UTF_8).equals("[DONE]")) {
            reply.end();
            return;
        }
        JsonNode root = Json.MAPPER.readTree(event);
        if (root.has("error") && mistake != Mistake.OVERLOOKS_IN_BAND_ERRORS) {
            reply.error();
            return;
        }
        if (root.has("model")) {
            reply.model(root.path("model").asText());
        }
        for (JsonNode choice : root.path("choices")) {
            message(choice.path(streaming ? "delta" : "message"), reply);
            finish(choice.path("finish_reason"), reply);
        }
        usage(root.path("usage"), reply);
        if (mistake == Mistake.FINISHES_WITHOUT_BEING_TOLD || mistake == Mistake.ENDS_AT_FIRST_EVENT) {
            reply.finish(FinishReason.STOP, "stop");
        }
        if (mistake == Mistake.ENDS_AT_FIRST_EVENT) {
            reply.end();
        }
    }

    private void message(JsonNode message, Reply reply) {
        String text = message.path("content").asText("");
        if (mistake == Mistake.STREAMS_NOTHING_UNTIL_THE_END && streaming) {
            heldBack.append(text);
        } else {
            reply.text(text);
        }
        String thinking = message.path("reasoning").asText("");
        if (mistake == Mistake.MIXES_THINKING_INTO_TEXT) {
            reply.text(thinking);
        } else {
            reply.reasoning(thinking);
        }
        for (JsonNode call : message.path("tool_calls")) {
            int index = call.path("index").asInt();
            if (index == 0 || mistake != Mistake.LOSES_SECOND_TOOL_CALL) {
                JsonNode function = call.path("function");
                reply.toolCall(
                        index,
                        call.path("id").asText(null),
                        function.path("name").asText(null),
                        function.path("arguments").asText(""));
            }
        }
    }

    private void finish(JsonNode reason, Reply reply) {
        if (!reason.isTextual()) {
            return;
        }
        reply.text(heldBack.toString());
        FinishReason named = switch (reason.asText()) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            case "tool_calls" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> FinishReason.OTHER;
        };
        reply.finish(mistake == Mistake.NAMES_EVERY_FINISH_STOP ? FinishReason.STOP : named, reason.asText());
    }

    private void usage(JsonNode usage, Reply reply) {
        if (usage.isObject() && mistake != Mistake.LOSES_USAGE) {
            reply.usage(new Usage(
                    usage.path("prompt_tokens").asLong(),
                    usage.path("completion_tokens").asLong(),
                    usage.at("/prompt_tokens_details/cached_tokens").asLong(),
                    usage.at("/completion_tokens_details/reasoning_tokens").asLong()));
        }
    }
}
