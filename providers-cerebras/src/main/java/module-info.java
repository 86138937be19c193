/** Cerebras as a provider. */
module io.claviger.providers.cerebras {
    requires static transitive org.jspecify;
    requires transitive io.claviger.core;
    requires transitive io.claviger.providers.openai;

    exports io.claviger.providers.cerebras;
}
