package io.claviger.spring;

import io.micrometer.observation.transport.RequestReplySenderContext;

/** Makes the span of an attempt one of a client. Nothing of the trace is sent along: providers need not know it. */
final class AttemptContext extends RequestReplySenderContext<Object, Object> {
    AttemptContext(String provider) {
        super((carrier, key, value) -> {});
        setCarrier(new Object());
        setRemoteServiceName(provider);
    }
}
