package io.claviger.examples.chatserver.generation;

import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.ChatAssistantBuilder;
import io.claviger.examples.chatserver.chat.Failures;
import io.claviger.examples.chatserver.history.Conversations;
import io.claviger.examples.chatserver.history.MessageTree;
import io.claviger.examples.chatserver.history.Quota;
import io.claviger.examples.chatserver.history.Turns;
import io.claviger.examples.chatserver.keysession.KeySessions;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.usage.UsageRecorder;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.limit.Decision;
import io.claviger.limit.RateLimiter;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs, and the routes that start and end them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GenerationProperties.class)
@Import({AskingController.class, ClosedAccounts.class, DeletedConversations.class})
public class GenerationConfiguration {
    private static final String INSTRUCTIONS = "claviger.assistant.instructions";
    private static final String HISTORY = "claviger.assistant.history-messages";
    private static final int HISTORY_MESSAGES = 20;

    @Bean
    Endings answerEndings(Turns turns, Failures failures, MessageTree tree, UsageRecorder usage, Audience audience) {
        return new Endings(turns, failures, tree, usage, audience);
    }

    @Bean
    Generations generations(
            JobAssistant assistant, Generations.Threads threads, Endings endings, Turns turns, Generations.Pace pace) {
        return new Generations(assistant.assistant(), threads, endings, turns, pace);
    }

    /** The assistant of the jobs, whose users were counted before. */
    record JobAssistant(ChatAssistant assistant) {}

    @Bean
    JobAssistant jobAssistant(FallbackChat chat, KeyVault vault, KnowledgeBase knowledge, Environment settings) {
        ChatAssistantBuilder assistant = ChatAssistant.builder(chat)
                .vault(vault)
                .knowledge(knowledge)
                .rateLimiter(subject -> Decision.allowed(1, Duration.ofSeconds(1)));
        String instructions = settings.getProperty(INSTRUCTIONS);
        if (instructions != null) {
            assistant.instructions(instructions);
        }
        return new JobAssistant(assistant.build());
    }

    @Bean
    Generations.Threads jobThreads(@Qualifier("applicationTaskExecutor") Executor jobs) {
        // One thread saves the texts on their way: each save is short, and the database has one writer.
        return new Generations.Threads(jobs, Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "answer-saver");
            thread.setDaemon(true);
            return thread;
        }));
    }

    @Bean
    Generations.Pace jobPace(GenerationProperties limits, TimeSource time) {
        return new Generations.Pace(limits, time);
    }

    @Bean
    Asking.Store askingStore(Conversations conversations, MessageTree tree, Turns turns) {
        return new Asking.Store(conversations, tree, turns);
    }

    @Bean
    Admission askingAdmission(RateLimiter limiter, Quota quota, SessionCheck sessions) {
        return new Admission(limiter, quota, sessions);
    }

    @Bean
    Asking.Jobs askingJobs(Generations generations, Audience audience, Environment settings) {
        return new Asking.Jobs(generations, audience, settings.getProperty(HISTORY, Integer.class, HISTORY_MESSAGES));
    }

    @Bean
    KeyIntake answerKeys(KeyVault vault, KeySessions sessions, TimeSource time) {
        return new KeyIntake(vault, sessions, time);
    }

    @Bean
    Asking asking(Asking.Store store, FallbackChat chat, KeyIntake keys, Admission admission, Asking.Jobs jobs) {
        return new Asking(store, new AskCheck(chat.chain()), keys, admission, jobs);
    }

    @Bean
    AskingController.Replies askingReplies(JsonAnswers json, MessageTree tree) {
        return new AskingController.Replies(json, tree);
    }

    @Bean
    Following following(Generations generations, Conversations conversations, MessageTree tree, JdbcClient database) {
        return new Following(generations, conversations, tree, database);
    }
}
