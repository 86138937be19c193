/** Claviger's core: the request path, key custody, streaming and the provider interface. */
module io.claviger.core {
    requires static transitive org.jspecify;
    requires java.net.http;
    requires com.fasterxml.jackson.databind;
    requires dev.failsafe.core;
    requires org.bouncycastle.provider;
    requires org.slf4j;

    exports io.claviger.assistant;
    exports io.claviger.chat;
    exports io.claviger.check;
    exports io.claviger.conversation;
    exports io.claviger.fallback;
    exports io.claviger.key;
    exports io.claviger.knowledge;
    exports io.claviger.limit;
    exports io.claviger.provider;
    exports io.claviger.provider.http;
    exports io.claviger.redact;
}
