/** Claviger's test kit: a fake provider server, the contract of a provider, a hand-moved clock, a key-leak check. */
module io.claviger.testkit {
    requires transitive io.claviger.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires org.assertj.core;

    exports io.claviger.testkit;

    opens io.claviger.testkit;
}
