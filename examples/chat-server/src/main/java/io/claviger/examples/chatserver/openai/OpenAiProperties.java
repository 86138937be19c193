package io.claviger.examples.chatserver.openai;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The OpenAI-compatible surface.
 *
 * @param body how long the body of a chat completion may be: pictures are in it
 */
@ConfigurationProperties("claviger.openai-api")
public record OpenAiProperties(@DefaultValue("8MB") DataSize body) {}
