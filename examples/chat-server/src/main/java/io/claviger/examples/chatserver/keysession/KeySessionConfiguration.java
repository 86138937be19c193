package io.claviger.examples.chatserver.keysession;

import io.claviger.examples.chatserver.generation.LentKeys;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyVault;
import io.claviger.provider.TimeSource;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Key sessions and their routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeySessionProperties.class)
@Import(KeySessionController.class)
public class KeySessionConfiguration {
    @Bean
    KeySessions keySessions(KeyVault vault, FallbackChat chat, KeySessionProperties limits, TimeSource time) {
        return new KeySessions(vault, Set.copyOf(chat.chain()), limits, time);
    }

    @Bean
    LentKeys keysForAnswers(KeySessions sessions) {
        return (caller, session) ->
                sessions.lend(caller, session).map(loan -> new LentKeys.Loan(loan.ring(), loan::close));
    }
}
