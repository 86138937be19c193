/** AWS Bedrock as a provider of Claviger. */
module io.claviger.providers.bedrock {
    requires transitive io.claviger.core;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires software.amazon.eventstream;

    exports io.claviger.providers.bedrock;
}
