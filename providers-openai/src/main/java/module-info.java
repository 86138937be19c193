/** OpenAI, and every service that speaks its dialect. */
module io.claviger.providers.openai {
    requires static transitive org.jspecify;
    requires transitive io.claviger.core;
    requires com.fasterxml.jackson.databind;

    exports io.claviger.providers.openai;
}
