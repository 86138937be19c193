package io.claviger.provider.http;

/** The bytes of the service that {@link TestDialect} speaks with. */
final class Bytes {
    static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
    static final String CLOSED = STREAM + "Connection: close\r\n\r\n";
    static final String HI = "data: {\"t\":\"Hi\"}\n\n";
    static final String FINISH = "data: {\"f\":\"stop\"}\n\n";
    static final String DONE = "data: [DONE]\n\n";

    private Bytes() {}
}
