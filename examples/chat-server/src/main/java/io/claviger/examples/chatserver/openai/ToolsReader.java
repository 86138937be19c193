package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.ToolChoice;
import io.claviger.chat.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tools of a chat completion. For one body. */
final class ToolsReader {
    private final JsonMapper json;

    ToolsReader(JsonMapper json) {
        this.json = json;
    }

    void read(Fields body, ChatRequestBuilder chat) {
        List<ToolDefinition> tools = new ArrayList<>();
        for (Fields tool : body.objects("tools")) {
            if (!tool.string("type").orElse("").equals("function")) {
                tool.problem("unsupported_value", "type", "A tool is a function.");
            }
            tool.object("function").ifPresent(function -> definition(function, tools));
        }
        if (!tools.isEmpty()) {
            chat.tools(tools.toArray(ToolDefinition[]::new));
        }
        if (body.has("tool_choice")) {
            choice(body, chat);
        }
        if (body.has("parallel_tool_calls") && !body.isTrue("parallel_tool_calls")) {
            body.problem(
                    "unsupported_value",
                    "parallel_tool_calls",
                    "The parameter parallel_tool_calls cannot be false: not every provider can be told.");
        }
    }

    private void definition(Fields function, List<ToolDefinition> tools) {
        String parameters = function.object("parameters")
                .flatMap(schema -> function.raw("parameters"))
                .map(json::writeValueAsString)
                .orElse("{\"type\":\"object\",\"properties\":{}}");
        try {
            tools.add(new ToolDefinition(
                    function.string("name").orElse(""),
                    function.string("description").orElse(""),
                    parameters));
        } catch (IllegalArgumentException e) {
            function.problem("tool_name", "name", "A tool's name is 1 to 64 letters, digits, hyphens or underscores.");
        }
    }

    private static void choice(Fields body, ChatRequestBuilder chat) {
        if (body.raw("tool_choice").filter(value -> value.isString()).isPresent()) {
            switch (body.string("tool_choice").orElse("")) {
                case "auto" -> chat.toolChoice(ToolChoice.AUTO);
                case "none" -> chat.toolChoice(ToolChoice.NONE);
                case "required" -> chat.toolChoice(ToolChoice.REQUIRED);
                default ->
                    body.problem(
                            "unsupported_value",
                            "tool_choice",
                            "The parameter tool_choice is auto, none, required or a function's name.");
            }
            return;
        }
        body.object("tool_choice")
                .flatMap(choice -> choice.object("function"))
                .flatMap(function -> function.string("name"))
                .ifPresentOrElse(
                        name -> chat.toolChoice(ToolChoice.named(name)),
                        () -> body.problem(
                                "unsupported_value",
                                "tool_choice",
                                "The parameter tool_choice is auto, none, required or a function's name."));
    }
}
