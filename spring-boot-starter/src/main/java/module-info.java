/** Claviger for Spring Boot 3.5, 4.0 and 4.1. */
module io.claviger.spring {
    requires transitive io.claviger.core;
    requires static transitive org.jspecify;
    requires static io.claviger.providers.bedrock;
    requires static io.claviger.providers.cerebras;
    requires static io.claviger.providers.gemini;
    requires static io.claviger.providers.groq;
    requires static io.claviger.providers.ollama;
    requires static io.claviger.providers.openai;
    requires static io.claviger.providers.openrouter;
    requires static micrometer.commons;
    requires static micrometer.core;
    requires static micrometer.observation;
    requires static spring.boot.actuator;
    requires org.slf4j;
    requires spring.beans;
    requires spring.boot;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;

    exports io.claviger.spring;

    // Spring makes the beans by reflection.
    opens io.claviger.spring to
            spring.beans,
            spring.boot,
            spring.boot.autoconfigure,
            spring.context,
            spring.core;
}
