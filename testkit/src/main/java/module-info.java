/** Claviger's test kit: a fake provider server, the contract of a provider, a hand-moved clock, a key-leak check. */
module io.claviger.testkit {
    requires transitive io.claviger.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires static transitive org.jspecify;
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;
    requires com.fasterxml.jackson.databind;
    requires java.logging;
    requires org.assertj.core;
    requires org.slf4j;

    exports io.claviger.testkit;

    opens io.claviger.testkit;
}
