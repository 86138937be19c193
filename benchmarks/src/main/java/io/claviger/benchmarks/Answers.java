package io.claviger.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of the loopback provider, built once: answers of a chat completion in the dialect of OpenAI, with the fields
 * and headers that such a service sends.
 */
final class Answers {
    /** What every piece of a stream says. */
    static final String PIECE = " token";

    /** What an answer that is not streamed says: some 150 tokens, a paragraph. */
    static final String PARAGRAPH = PIECE.repeat(150);

    /** How many tokens every answer says it has used, in and out. */
    static final int TOKENS = 187;

    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":37,\"completion_tokens\":150,\"total_tokens\":187,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0}}";
    private static final String HEADERS = String.join(
            "\r\n",
            "Date: Mon, 02 Nov 2026 10:00:00 GMT",
            "Connection: keep-alive",
            "openai-processing-ms: 212",
            "openai-version: 2020-10-01",
            "x-ratelimit-limit-requests: 10000",
            "x-ratelimit-remaining-requests: 9999",
            "x-ratelimit-reset-requests: 8.64s",
            "x-request-id: req_4f1c2d3e4b5a69788796a5b4c3d2e1f0",
            "");

    private Answers() {}

    /** {@return a whole answer as one document} */
    static byte[] document() {
        String body = "{\"id\":\"chatcmpl-B1\",\"object\":\"chat.completion\",\"created\":1793613600,"
                + "\"model\":\"bench-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + PARAGRAPH + "\",\"refusal\":null,\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
                + USAGE + ",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_1a2b3c4d5e\"}";
        return withLength("200 OK", "", body);
    }

    /** {@return the answer to a key that is not known} */
    static byte[] invalidKey() {
        return withLength(
                "401 Unauthorized",
                "",
                "{\"error\":{\"message\":\"Incorrect API key provided.\",\"type\":\"invalid_request_error\","
                        + "\"param\":null,\"code\":\"invalid_api_key\"}}");
    }

    /** {@return the answer to a key that is to come back in an hour} */
    static byte[] limitedKey() {
        return withLength(
                "429 Too Many Requests",
                "Retry-After: 3600\r\n",
                "{\"error\":{\"message\":\"Rate limit reached for requests.\",\"type\":\"requests\","
                        + "\"param\":null,\"code\":\"rate_limit_exceeded\"}}");
    }

    /**
     * Builds a stream, cut as the service writes it: status, headers and the first text at once, then one piece of text
     * each, then the end.
     *
     * @param pieces pieces of text, at least one
     * @return the writes
     */
    static List<byte[]> stream(int pieces) {
        String piece = event("{\"content\":\"" + PIECE + "\"}", "null");
        List<byte[]> writes = new ArrayList<>();
        writes.add(ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
                + "Cache-Control: no-cache\r\n" + HEADERS + "Transfer-Encoding: chunked\r\n\r\n"
                + event("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null") + piece));
        for (int i = 1; i < pieces; i++) {
            writes.add(ascii(piece));
        }
        String usage = "data: {" + chunkFields() + ",\"choices\":[]," + USAGE + "}\n\n";
        writes.add(ascii(event("{}", "\"stop\"") + chunk(usage) + chunk("data: [DONE]\n\n") + "0\r\n\r\n"));
        return writes;
    }

    /** {@return the same as one write} */
    static byte[] joined(List<byte[]> writes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String event(String delta, String finishReason) {
        return chunk("data: {" + chunkFields() + ",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"logprobs\":null,\"finish_reason\":" + finishReason + "}],\"usage\":null}\n\n");
    }

    private static String chunkFields() {
        return "\"id\":\"chatcmpl-B1\",\"object\":\"chat.completion.chunk\",\"created\":1793613600,"
                + "\"model\":\"bench-1\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_1a2b3c4d5e\"";
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static byte[] withLength(String status, String more, String body) {
        return ascii("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + HEADERS + more
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
