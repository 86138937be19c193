package io.claviger.provider.http;

import java.util.Map;

/**
 * A request as bytes, before the credential is added: a POST of JSON, or a GET when there is no body.
 *
 * @param path what follows the base URL, starting with a slash, already percent-encoded, with the query if any
 * @param headers further headers besides content type, accept and user agent; never a credential
 * @param body the JSON document in UTF-8, empty for a GET; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read once; a copy of every request would buy nothing
public record WireRequest(String path, Map<String, String> headers, byte[] body) {
    /**
     * A request without further headers.
     *
     * @param path what follows the base URL
     * @param body the JSON document
     */
    public WireRequest(String path, byte[] body) {
        this(path, Map.of(), body);
    }

    /**
     * A request without a body.
     *
     * @param path what follows the base URL
     * @return a GET
     */
    public static WireRequest get(String path) {
        return new WireRequest(path, new byte[0]);
    }

    /** {@return whether there is no body} */
    public boolean isGet() {
        return body.length == 0;
    }

    /** {@return the body's size only} */
    @Override
    public String toString() {
        return "WireRequest[" + body.length + " bytes]";
    }
}
