package io.claviger.examples.chatserver.chat;

import io.claviger.assistant.ChatAssistant;
import io.claviger.chat.ProviderId;
import io.claviger.examples.chatserver.body.BodyReader;
import io.claviger.examples.chatserver.history.Quota;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.usage.UsageRecorder;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.fallback.FallbackChat;
import io.claviger.provider.TimeSource;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The endpoints and what they need besides the starter's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChatProperties.class)
@Import({ChatController.class, CatalogueController.class, ModelsController.class, ErrorAdvice.class})
public class ChatConfiguration {
    @Bean
    BodyReader bodyReader(FallbackChat chat, ChatProperties properties, TimeSource time) {
        return new BodyReader(
                chat.chain().stream().map(ProviderId::value).collect(Collectors.toUnmodifiableSet()),
                properties.bodyTimeout(),
                time);
    }

    @Bean
    CountedAssistant countedAssistant(ChatAssistant assistant, UsageRecorder usage, Quota quota) {
        return new CountedAssistant(assistant, usage, quota);
    }

    @Bean
    Failures failures(ChatProperties properties) {
        return new Failures(properties.allFailedStatus());
    }

    @Bean
    Delivery delivery(
            ChatProperties properties, JsonAnswers json, Failures failures, SessionCheck sessions, TimeSource time) {
        return new Delivery(properties.heartbeat(), json, failures, sessions, time);
    }
}
