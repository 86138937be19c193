/** Ollama as a provider of Claviger. */
module io.claviger.providers.ollama {
    requires transitive io.claviger.core;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;

    exports io.claviger.providers.ollama;
}
