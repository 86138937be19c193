package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationStore;
import io.claviger.conversation.InMemoryConversationStore;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.provider.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Conversations, their messages, and what is done with them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
@Import({ConversationController.class, MessageController.class, SearchController.class, TransferController.class})
public class HistoryConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryConfiguration.class);

    @Bean
    Rows messageRowReader(JsonMapper mapper) {
        return new Rows(mapper);
    }

    @Bean
    Conversations conversations(
            JdbcClient database, DatabaseKind kind, TransactionTemplate transaction, Rows rows, TimeSource time) {
        return new Conversations(database, kind, transaction, rows, time::instant);
    }

    @Bean
    MessageTree messageTree(JdbcClient database, Rows rows) {
        return new MessageTree(database, rows);
    }

    @Bean
    MessageRows messageRows(JdbcClient database, Rows rows) {
        return new MessageRows(database, rows);
    }

    @Bean
    Turns turns(
            TransactionTemplate transaction,
            Conversations conversations,
            MessageTree tree,
            MessageRows messages,
            TimeSource time) {
        Turns turns = new Turns(transaction, conversations, tree, messages, time::instant);
        int interrupted = turns.interruptAll();
        if (interrupted > 0) {
            LOG.warn("The server stopped while {} answers were written; they are marked as interrupted.", interrupted);
        }
        return turns;
    }

    @Bean
    ConversationStore conversationStore(
            TransactionTemplate transaction,
            Conversations conversations,
            MessageTree tree,
            MessageRows messages,
            TimeSource time) {
        return new HistoryByOwner(
                new SqlConversationStore(transaction, conversations, tree, messages, time::instant),
                InMemoryConversationStore.create());
    }

    @Bean
    HistorySearch historySearch(JdbcClient database, DatabaseKind kind) {
        return new HistorySearch(database, kind);
    }

    @Bean
    Export export(
            JdbcClient database, Conversations conversations, MessageTree tree, JsonMapper mapper, TimeSource time) {
        return new Export(database, conversations, tree, mapper, time::instant);
    }

    @Bean
    Quota historyQuota(JdbcClient database, HistoryProperties limits) {
        return new Quota(database, limits);
    }

    @Bean
    ImportReader imports(
            JdbcClient database,
            Conversations conversations,
            MessageRows messages,
            Quota quota,
            TransactionTemplate transaction) {
        return new ImportReader(transaction, new ImportedRows(database, conversations, messages), quota);
    }
}
