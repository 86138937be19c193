package io.claviger.examples.chatserver.body;

import io.claviger.chat.InvalidRequestException;
import io.claviger.check.Limits;
import io.claviger.examples.chatserver.body.BodyRefusedException.Reason;
import io.claviger.provider.TimeSource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Reads a question from a request without the framework's JSON binding, which has no size limit, takes numbers for
 * strings, quotes values in its errors and keeps buffers.
 *
 * <p>What holds a key here, bytes and characters, is zeroed before this returns. Tomcat's own input buffer is not ours
 * to zero: the next request on its connection overwrites it.
 *
 * <p>Thread-safe.
 */
public final class BodyReader {
    private final Set<String> providers;
    private final Duration patience;
    private final TimeSource time;

    /**
     * Makes a reader.
     *
     * @param providers the names that may appear in messages
     * @param patience how long a whole body may take
     * @param time measures that
     */
    public BodyReader(Set<String> providers, Duration patience, TimeSource time) {
        this.providers = Set.copyOf(providers);
        this.patience = patience;
        this.time = time;
    }

    /**
     * Reads the body of a request.
     *
     * @param request a request nobody has read from
     * @return the question, to be closed by the caller
     * @throws BodyRefusedException when it is too long, too slow, or not declared as JSON
     * @throws InvalidRequestException when it is not the JSON that is wanted; no value is repeated
     */
    public ChatBody read(HttpServletRequest request) {
        return read(request, (json, length) -> new ChatBodyParser(providers).parse(json, length));
    }

    /**
     * Reads the body of a request for an answer in a conversation.
     *
     * @param request a request nobody has read from
     * @return what is asked, to be closed by the caller
     * @throws BodyRefusedException when it is too long, too slow, or not declared as JSON
     * @throws InvalidRequestException when it is not the JSON that is wanted; no value is repeated
     */
    public AskBody readAsk(HttpServletRequest request) {
        return read(request, (json, length) -> AskFields.parse(providers, json, length));
    }

    private <B> B read(HttpServletRequest request, Parser<B> parser) {
        requireJson(request.getContentType());
        try (BodyBytes bytes = new BodyBytes()) {
            bytes.readAll(stream(request), Limits.BODY_BYTES, patience, time);
            CharBuffer json = bytes.decode();
            try {
                return parser.parse(json.array(), json.limit());
            } finally {
                Arrays.fill(json.array(), '\0');
            }
        }
    }

    /**
     * Reads the body of a request that holds no key.
     *
     * @param request a request nobody has read from
     * @param longest the most bytes
     * @return the bytes, of JSON if the client speaks the truth
     * @throws BodyRefusedException when it is too long, too slow, or not declared as JSON
     */
    public byte[] bytes(HttpServletRequest request, int longest) {
        requireJson(request.getContentType());
        try (BodyBytes bytes = new BodyBytes()) {
            bytes.readAll(stream(request), longest, patience, time);
            return bytes.copy();
        }
    }

    /** Takes the fields out of a text, which is zeroed afterwards. */
    @FunctionalInterface
    private interface Parser<B> {
        B parse(char[] json, int length);
    }

    private static InputStream stream(HttpServletRequest request) {
        try {
            return request.getInputStream();
        } catch (IOException e) {
            throw BodyRefusedException.of(e);
        }
    }

    static void requireJson(@Nullable String contentType) {
        try {
            requireJson(MediaType.parseMediaType(contentType == null ? "" : contentType));
        } catch (InvalidMediaTypeException e) {
            throw new BodyRefusedException(Reason.NOT_JSON);
        }
    }

    static void requireJson(@Nullable MediaType type) {
        if (type == null
                || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8))) {
            throw new BodyRefusedException(Reason.NOT_JSON);
        }
    }
}
