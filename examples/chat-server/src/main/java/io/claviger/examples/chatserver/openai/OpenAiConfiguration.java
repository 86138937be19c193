package io.claviger.examples.chatserver.openai;

import io.claviger.examples.chatserver.chat.ChatProperties;
import io.claviger.examples.chatserver.keysession.KeySessions;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.usage.UsageRecorder;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyVault;
import io.claviger.provider.TimeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The OpenAI-compatible surface. */
@Configuration(proxyBeanMethods = false)
@Import({CompletionController.class, ModelsController.class, OpenAiAdvice.class})
public class OpenAiConfiguration {
    @Bean
    CompletionErrors completionErrors() {
        return new CompletionErrors();
    }

    @Bean
    CompletionRequestReader completionRequestReader(FallbackChat chat) {
        return new CompletionRequestReader(chat.chain(), CompletionController.LONGEST_BODY);
    }

    @Bean
    CallersKeys callersKeys(KeyVault vault, KeySessions sessions, FallbackChat chat) {
        return new CallersKeys(vault, sessions, chat.chain());
    }

    @Bean
    CompletionDelivery.Line completionLine(
            JsonAnswers json, SessionCheck sessions, TimeSource time, ChatProperties properties) {
        return new CompletionDelivery.Line(json, sessions, time, properties.heartbeat());
    }

    @Bean
    CompletionDelivery completionDelivery(
            FallbackChat chat, CompletionErrors errors, UsageRecorder usage, CompletionDelivery.Line line) {
        return new CompletionDelivery(chat, errors, usage, line);
    }
}
