package io.claviger.examples.chatserver.generation;

import io.claviger.conversation.ConversationId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Journals for tests of who reads them. */
public final class Journals {
    private Journals() {}

    /** {@return type, offset and length of an event} */
    public static String describe(LiveEvent event) {
        JsonNode data = JsonMapper.shared().valueToTree(event.data());
        return data.has("offset")
                ? event.type() + " " + data.get("offset").asInt() + "+"
                        + data.get("text").asString().length()
                : event.type();
    }

    /** A journal that a test writes. */
    public static final class Written {
        private final Journal journal = new Journal(new ConversationId("conv_1"), "gen_1", "msg_1");

        public Journal journal() {
            return journal;
        }

        public void text(String more) {
            journal.text(more);
        }

        public void end() {
            journal.end(new LiveEvent("ai_done", "x"));
        }
    }
}
