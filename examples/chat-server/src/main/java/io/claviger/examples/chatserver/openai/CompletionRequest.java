package io.claviger.examples.chatserver.openai;

import io.claviger.chat.ChatRequest;

/**
 * What a client of OpenAI's dialect asked for.
 *
 * @param chat the request to the chain
 * @param model the model as it was named
 * @param stream whether piece by piece
 * @param usageAtEnd whether a stream ends with the tokens it took
 */
record CompletionRequest(ChatRequest chat, String model, boolean stream, boolean usageAtEnd) {
    /** {@return sizes, never content} */
    @Override
    public String toString() {
        return "CompletionRequest[" + chat + ", stream=" + stream + "]";
    }
}
