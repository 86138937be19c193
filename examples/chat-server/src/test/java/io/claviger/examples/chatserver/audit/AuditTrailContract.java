package io.claviger.examples.chatserver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.examples.chatserver.audit.AuditEvent.Outcome;
import io.claviger.provider.TimeSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the audit log is on every database. */
abstract class AuditTrailContract {
    private static final int THREADS = 8;
    private static final int EACH = 25;

    private JdbcClient database;
    private TransactionTemplate transaction;
    private AuditTrail trail;

    /** {@return an empty database} */
    abstract DataSource empty() throws Exception;

    abstract String vendor();

    /** What a thief of the database's password does first. */
    abstract List<String> lettingGo();

    @BeforeEach
    void migrate() throws Exception {
        DataSource source = empty();
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor())
                .load()
                .migrate();
        database = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        trail = new AuditTrail(database, transaction, TimeSource.system());
    }

    private static AuditEvent event(int number) {
        return new AuditEvent("usr_" + number, "session.opened", "ses_" + number, Outcome.SUCCESS, "127.0.0.1");
    }

    private void append(int lines) {
        IntStream.rangeClosed(1, lines).forEach(number -> trail.append(event(number)));
    }

    @Test
    @DisplayName("S2-AUDIT-1: what is appended can be read, the latest first, and is intact")
    void linesAreKeptInOrder() {
        assertThat(trail.verify()).isEqualTo(AuditVerification.intact(0, AuditEntry.NONE));

        append(3);
        trail.append(new AuditEvent(AuditEvent.SYSTEM, "server.started", null, Outcome.FAILED, null));

        List<AuditEntry> latest = trail.before(Long.MAX_VALUE, 2);
        assertThat(latest).extracting(AuditEntry::seq).containsExactly(4L, 3L);
        assertThat(latest.get(0).subject()).isNull();
        assertThat(latest.get(0).outcome()).isEqualTo("failed");
        assertThat(trail.before(2, 10)).extracting(AuditEntry::actor).containsExactly("usr_1");
        assertThat(trail.verify())
                .isEqualTo(AuditVerification.intact(4, latest.get(0).hash()));
    }

    @Test
    void moreLinesThanOnePortionAreVerified() {
        transaction.executeWithoutResult(status -> append(1001));

        assertThat(trail.verify().intact()).isTrue();
        assertThat(trail.verify().entries()).isEqualTo(1001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET outcome = 'refused' WHERE seq = 3",
                "UPDATE audit_log SET at = at + 1 WHERE seq = 3",
                "UPDATE audit_log SET actor = 'usr_9' WHERE seq = 3",
                "UPDATE audit_log SET address = NULL WHERE seq = 3",
                "UPDATE audit_log SET subject = '-' WHERE seq = 3",
                "UPDATE audit_log SET hash = (SELECT hash FROM audit_log WHERE seq = 2) WHERE seq = 3",
                "DELETE FROM audit_log WHERE seq = 3",
                "DELETE FROM audit_log WHERE seq >= 3"
            })
    @DisplayName("S2-AUDIT-1: a changed or missing line shows")
    void tamperingShows(String attack) {
        append(5);
        lettingGo().forEach(statement -> database.sql(statement).update());

        assertThat(database.sql(attack).update()).isPositive();

        assertThat(trail.verify()).isEqualTo(AuditVerification.broken(5, 3));
    }

    @Test
    void missingLastLineShows() {
        append(5);
        lettingGo().forEach(statement -> database.sql(statement).update());

        database.sql("DELETE FROM audit_log WHERE seq = 5").update();
        assertThat(trail.verify()).isEqualTo(AuditVerification.broken(5, 5));

        // The number alone does not help.
        database.sql("UPDATE audit_head SET entries = 4").update();
        assertThat(trail.verify()).isEqualTo(AuditVerification.broken(4, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log"})
    void databaseItselfRefusesChanges(String statement) {
        append(1);

        assertThatThrownBy(() -> database.sql(statement).update()).hasMessageContaining("The audit log only grows.");
        assertThat(trail.verify().intact()).isTrue();
    }

    @Test
    void lineAndActAreStoredTogetherOrNotAtAll() {
        append(1);
        transaction.executeWithoutResult(status -> {
            trail.append(event(2));
            status.setRollbackOnly();
        });
        append(1);

        assertThat(trail.verify().entries()).isEqualTo(2);
        assertThat(trail.verify().intact()).isTrue();
    }

    @Test
    @DisplayName("S2-AUDIT-1: who append at the same time make one chain")
    void concurrentAppendsMakeOneChain() throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(thread -> pool.submit(() -> {
                        begin.await();
                        append(EACH);
                        return null;
                    }))
                    .toList();
            begin.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(trail.before(Long.MAX_VALUE, 1000))
                .extracting(AuditEntry::seq)
                .containsExactlyElementsOf(LongStream.iterate(THREADS * EACH, seq -> seq - 1)
                        .limit(THREADS * EACH)
                        .boxed()
                        .toList());
        assertThat(trail.verify().intact()).isTrue();
    }
}
