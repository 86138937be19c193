package io.claviger.examples.chatserver.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.Attempt;
import io.claviger.chat.FailureKind;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Usage;
import io.claviger.examples.chatserver.database.DatabaseKind;
import io.claviger.examples.chatserver.database.TestDatabase;
import io.claviger.examples.chatserver.history.Together;
import io.claviger.examples.chatserver.usage.UsageRecorder.Source;
import io.claviger.examples.chatserver.usage.UsageReport.By;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class UsageRecorderTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    @Parameter
    DatabaseKind kind;

    private TestDatabase database;
    private UsageReport report;
    private String ann;

    @BeforeEach
    void open() {
        database = TestDatabase.of(kind);
        report = new UsageReport(database.client());
        ann = database.user();
    }

    private UsageRecorder recorder(String time) {
        return new UsageRecorder(database.client(), () -> Instant.parse(time));
    }

    private static Attempt attempt(String provider, String model, @Nullable FailureKind failure) {
        return new Attempt(
                1, new ProviderId(provider), provider + " key 1", model, failure, 200, Duration.ofMillis(5), null);
    }

    @Test
    @DisplayName("S4-USAGE-1: every attempt is a request, failed ones are errors, tokens belong to who answered")
    void attemptsAreCounted() {
        UsageRecorder recorder = recorder("2026-11-21T23:59:59.999Z");
        List<Attempt> trail =
                List.of(attempt("gemini", "flash", FailureKind.RATE_LIMIT), attempt("groq", "llama", null));

        recorder.record(ann, Source.USER, trail, new Usage(10, 20, 0, 0));
        recorder.record(ann, Source.USER, trail, new Usage(1, 2, 0, 0));
        recorder.record(ann, Source.SERVER, trail.subList(1, 2), null);
        recorder("2026-11-22T00:00:00Z").record(ann, Source.USER, trail.subList(1, 2), new Usage(5, 5, 0, 0));

        assertThat(report.read(ann, DAY, DAY, By.ALL))
                .containsExactly(
                        new UsageLine("2026-11-21", "gemini", "flash", "user", 2, 2, 0, 0),
                        new UsageLine("2026-11-21", "groq", "llama", "server", 1, 0, 0, 0),
                        new UsageLine("2026-11-21", "groq", "llama", "user", 2, 0, 11, 22));
        assertThat(report.read(ann, DAY, DAY.plusDays(1), By.PROVIDER))
                .containsExactly(
                        new UsageLine(null, "gemini", null, null, 2, 2, 0, 0),
                        new UsageLine(null, "groq", null, null, 4, 0, 16, 27));
        assertThat(report.read(ann, DAY, DAY.plusDays(1), By.MODEL))
                .extracting(UsageLine::model)
                .containsExactly("flash", "llama");
        assertThat(report.read(ann, DAY, DAY.plusDays(1), By.DAY))
                .extracting(UsageLine::day, UsageLine::requests)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2026-11-21", 5L),
                        org.assertj.core.groups.Tuple.tuple("2026-11-22", 1L));
        assertThat(report.read(database.user(), DAY, DAY, By.ALL)).isEmpty();
    }

    @Test
    @DisplayName("S4-USAGE-1: increments at the same time lose nothing")
    void concurrentIncrementsLoseNothing() throws Exception {
        UsageRecorder recorder = recorder("2026-11-21T12:00:00Z");
        List<Attempt> trail = List.of(attempt("groq", "llama", null));

        Together.run(8, thread -> {
            for (int i = 0; i < 25; i++) {
                recorder.record(ann, Source.USER, trail, new Usage(3, 4, 0, 0));
            }
        });

        assertThat(report.read(ann, DAY, DAY, By.ALL))
                .containsExactly(new UsageLine("2026-11-21", "groq", "llama", "user", 200, 0, 600, 800));
    }

    @Test
    void useOfAUserWhoIsGoneIsNotCountedAndFailsNothing() {
        recorder("2026-11-21T12:00:00Z").record("usr_gone", Source.USER, List.of(attempt("groq", "llama", null)), null);

        assertThat(report.read("usr_gone", DAY, DAY, By.ALL)).isEmpty();
    }
}
