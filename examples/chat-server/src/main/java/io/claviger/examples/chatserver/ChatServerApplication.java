package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.account.AccountConfiguration;
import io.claviger.examples.chatserver.apidoc.ApiDocConfiguration;
import io.claviger.examples.chatserver.audit.AuditConfiguration;
import io.claviger.examples.chatserver.body.BodyConfiguration;
import io.claviger.examples.chatserver.chat.ChatConfiguration;
import io.claviger.examples.chatserver.checkup.Checkup;
import io.claviger.examples.chatserver.database.DatabaseConfiguration;
import io.claviger.examples.chatserver.edge.EdgeConfiguration;
import io.claviger.examples.chatserver.generation.GenerationConfiguration;
import io.claviger.examples.chatserver.history.HistoryConfiguration;
import io.claviger.examples.chatserver.keysession.KeySessionConfiguration;
import io.claviger.examples.chatserver.limits.LimitsConfiguration;
import io.claviger.examples.chatserver.live.LiveConfiguration;
import io.claviger.examples.chatserver.mail.MailConfiguration;
import io.claviger.examples.chatserver.openai.OpenAiConfiguration;
import io.claviger.examples.chatserver.operations.OperationsConfiguration;
import io.claviger.examples.chatserver.security.SecurityConfiguration;
import io.claviger.examples.chatserver.settings.SettingsConfiguration;
import io.claviger.examples.chatserver.signin.SignInConfiguration;
import io.claviger.examples.chatserver.usage.UsageConfiguration;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Starts the chat server. Everything it consists of is named here or comes from a starter: nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SettingsConfiguration.class,
    EdgeConfiguration.class,
    BodyConfiguration.class,
    DatabaseConfiguration.class,
    SecurityConfiguration.class,
    HistoryConfiguration.class,
    UsageConfiguration.class,
    LimitsConfiguration.class,
    MailConfiguration.class,
    SignInConfiguration.class,
    AccountConfiguration.class,
    ChatConfiguration.class,
    KeySessionConfiguration.class,
    OpenAiConfiguration.class,
    GenerationConfiguration.class,
    LiveConfiguration.class,
    AuditConfiguration.class,
    ApiDocConfiguration.class,
    OperationsConfiguration.class,
    PageConfiguration.class,
    Greeting.class
})
public class ChatServerApplication {

    /**
     * Starts the server and returns when it accepts requests; or looks at one that runs, and ends.
     *
     * @param args Spring Boot's own command line options, such as {@code --server.port=8081}; or {@code check} and what
     *     {@link Checkup} takes
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(Checkup.COMMAND)) {
            System.exit(Checkup.run(args, System.out));
        }
        SpringApplication.run(ChatServerApplication.class, args);
    }

    @Bean
    TimeSource timeSource() {
        return TimeSource.system();
    }

    @Bean
    JsonAnswers jsonAnswers(JsonMapper mapper) {
        return new JsonAnswers(mapper);
    }
}
