package io.claviger.examples.chatserver.body;

import com.fasterxml.jackson.core.JsonToken;
import io.claviger.chat.InvalidRequestException;
import io.claviger.check.Limits;
import io.claviger.provider.TimeSource;
import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes records of request bodies, for every {@code @RequestBody} of this server: at most 1 MB of JSON in UTF-8, one
 * object, no name twice, no field that the record does not have, no value of another type. Which fields must be there and
 * what they may hold, the controllers check.
 *
 * <p>A body that holds keys does not belong here, since its texts become Strings: see {@link BodyReader}.
 *
 * <p>Thread-safe.
 */
public final class JsonBodies implements HttpMessageConverter<Record> {
    private final JsonMapper mapper = StrictMapper.create();
    private final Duration patience;
    private final TimeSource time;

    JsonBodies(Duration patience, TimeSource time) {
        this.patience = patience;
        this.time = time;
    }

    /** Any media type is read, to refuse all but one with the same answer. */
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Record read(Class<? extends Record> type, HttpInputMessage message) throws IOException {
        BodyReader.requireJson(message.getHeaders().getContentType());
        try (BodyBytes bytes = new BodyBytes()) {
            bytes.readAll(message.getBody(), Limits.BODY_BYTES, patience, time);
            CharBuffer json = bytes.decode();
            try {
                requireOneObject(json);
                return mapper.readValue(new CharArrayReader(json.array(), 0, json.limit()), type);
            } catch (JacksonException e) {
                throw new InvalidRequestException(List.of(StrictMapper.problem(e)));
            } finally {
                Arrays.fill(json.array(), '\0');
            }
        }
    }

    @Override
    public void write(Record value, @Nullable MediaType mediaType, HttpOutputMessage message) {
        throw new UnsupportedOperationException("Bodies are only read here.");
    }

    private static void requireOneObject(CharBuffer text) {
        try (StrictJson json = new StrictJson(text.array(), text.limit())) {
            JsonToken first = json.next();
            if (first != JsonToken.START_OBJECT) {
                throw StrictJson.refusal("body_not_object", "The body must be a JSON object.");
            }
            json.skip(first);
            json.requireEnd();
        }
    }
}
