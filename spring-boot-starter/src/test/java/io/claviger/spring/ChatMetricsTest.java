package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.Usage;
import io.claviger.fallback.ChatStream;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.WireDialect;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Prometheus scrapes. */
class ChatMetricsTest {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+ \\S+)$");
    private static final String OF_GROQ =
            "error_type=\"none\",gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"groq\","
                    + "gen_ai_request_model=\"groq-of-the-host\",gen_ai_response_model=\"groq-of-the-host\"";

    @RegisterExtension
    final KeyLeakExtension leaks = new KeyLeakExtension();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ObservedChain chain = new ObservedChain(registry, null);

    @AfterEach
    void noKeyIsInAnyMeter() {
        chain.close();
        leaks.inspect(registry.scrape());
        registry.close();
    }

    @Test
    void theConventionsNamesUnitsAndBuckets() {
        chain.server.on(WireDialect.GEMINI).answers("Hello");
        chain.use((chat, keys) -> chat.stream(ChatRequest.of("Hi"), keys).response());

        Set<String> types = new TreeSet<>();
        Matcher type = TYPE.matcher(registry.scrape());
        while (type.find()) {
            types.add(type.group(1));
        }

        assertThat(types)
                .containsExactly(
                        "claviger_attempts_total counter",
                        "claviger_key_failures_total counter",
                        "claviger_quota_events_total counter",
                        "claviger_request_duration_seconds histogram",
                        "claviger_request_duration_seconds_max gauge",
                        "gen_ai_client_operation_duration_seconds histogram",
                        "gen_ai_client_operation_duration_seconds_max gauge",
                        "gen_ai_client_operation_time_to_first_chunk_seconds histogram",
                        "gen_ai_client_operation_time_to_first_chunk_seconds_max gauge",
                        "gen_ai_client_token_usage histogram",
                        "gen_ai_client_token_usage_max gauge");
        List<String> seconds = List.of(
                "0.01", "0.02", "0.04", "0.08", "0.16", "0.32", "0.64", "1.28", "2.56", "5.12", "10.24", "20.48",
                "40.96", "81.92", "+Inf");
        assertThat(buckets("gen_ai_client_operation_duration_seconds")).isEqualTo(seconds);
        assertThat(buckets("gen_ai_client_operation_time_to_first_chunk_seconds"))
                .isEqualTo(seconds);
        assertThat(buckets("gen_ai_client_token_usage").subList(0, 15))
                .containsExactly(
                        "1.0",
                        "4.0",
                        "16.0",
                        "64.0",
                        "256.0",
                        "1024.0",
                        "4096.0",
                        "16384.0",
                        "65536.0",
                        "262144.0",
                        "1048576.0",
                        "4194304.0",
                        "1.6777216E7",
                        "6.7108864E7",
                        "+Inf");
    }

    @Test
    void aFallback() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.INVALID_KEY);
        chain.server.on(WireDialect.GROQ).answers(FakeAnswer.of("Hello").withUsage(new Usage(11, 7, 0, 0)));

        chain.use((chat, keys) -> chat.send(ChatRequest.of("Hi"), keys));

        assertThat(registry.scrape().lines())
                .contains(
                        "claviger_attempts_total{outcome=\"invalid_key\",provider=\"gemini\"} 1.0",
                        "claviger_attempts_total{outcome=\"answered\",provider=\"groq\"} 1.0",
                        "claviger_fallbacks_total{from=\"gemini\",to=\"groq\"} 1.0",
                        "claviger_key_failures_total{kind=\"invalid_key\",provider=\"gemini\"} 1.0",
                        "claviger_quota_events_total{kind=\"rate_limit\",provider=\"gemini\"} 0.0",
                        "claviger_request_duration_seconds_count{error_type=\"none\",outcome=\"completed\","
                                + "streaming=\"false\"} 1",
                        "gen_ai_client_operation_duration_seconds_count{" + OF_GROQ + "} 1",
                        "gen_ai_client_operation_duration_seconds_count{error_type=\"invalid_key\","
                                + "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"gcp.gemini\","
                                + "gen_ai_request_model=\"gemini-of-the-host\",gen_ai_response_model=\"none\"} 1",
                        "gen_ai_client_token_usage_sum{" + OF_GROQ.substring("error_type=\"none\",".length())
                                + ",gen_ai_token_type=\"input\"} 11.0",
                        "gen_ai_client_token_usage_sum{" + OF_GROQ.substring("error_type=\"none\",".length())
                                + ",gen_ai_token_type=\"output\"} 7.0");
        assertThat(registry.scrape()).doesNotContain("time_to_first_chunk");
    }

    @Test
    void quotaMetByEverybody() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.QUOTA_EXCEEDED);
        chain.server.on(WireDialect.GROQ).fails(Fault.QUOTA_EXCEEDED);

        chain.use((chat, keys) -> assertThatThrownBy(() -> chat.send(ChatRequest.of("Hi"), keys))
                .isInstanceOf(AllAttemptsFailedException.class));

        assertThat(registry.scrape().lines())
                .contains(
                        "claviger_quota_events_total{kind=\"quota_exceeded\",provider=\"gemini\"} 1.0",
                        "claviger_quota_events_total{kind=\"quota_exceeded\",provider=\"groq\"} 1.0",
                        "claviger_key_failures_total{kind=\"quota_exceeded\",provider=\"groq\"} 1.0",
                        "claviger_request_duration_seconds_count{error_type=\"all_attempts_failed\","
                                + "outcome=\"failed\",streaming=\"false\"} 1");
    }

    @Test
    void aCallerThatGoesAway() {
        chain.server.on(WireDialect.GEMINI).fails(Fault.SILENT);

        chain.use((chat, keys) -> {
            try (ChatStream stream = chat.stream(ChatRequest.of("Hi"), keys)) {
                stream.next();
            }
        });

        assertThat(registry.scrape().lines())
                .contains(
                        "claviger_attempts_total{outcome=\"cancelled\",provider=\"gemini\"} 1.0",
                        "claviger_request_duration_seconds_count{error_type=\"cancelled\",outcome=\"cancelled\","
                                + "streaming=\"true\"} 1",
                        "gen_ai_client_operation_duration_seconds_count{error_type=\"cancelled\","
                                + "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"gcp.gemini\","
                                + "gen_ai_request_model=\"gemini-of-the-host\",gen_ai_response_model=\"none\"} 1");
    }

    @Test
    void aModelIsNamedOnceItHasAnswered() {
        String typed = "typed-by-somebody";
        chain.server.on(WireDialect.GEMINI).fails(Fault.UNKNOWN_MODEL).answers("Hello");

        chain.use((chat, keys) -> {
            ChatRequest request =
                    ChatRequest.builder().user("Hi").model("gemini", typed).build();
            chat.send(request, keys);
            assertThat(registry.scrape()).doesNotContain(typed);
        });
        chain.use((chat, keys) -> chat.send(
                ChatRequest.builder().user("Hi").model("gemini", typed).build(), keys));

        assertThat(registry.scrape())
                .contains("gen_ai_request_model=\"other\"")
                .contains("gen_ai_request_model=\"typed-by-somebody\"");
    }

    @Test
    void aKeyTypedAsModelIsNeverSentAndNeverNamed() {
        chain.use((chat, keys) -> chat.send(
                ChatRequest.builder()
                        .user("Hi")
                        .model("gemini", KeyLeakExtension.markedKey("gemini"))
                        .build(),
                keys));

        assertThat(chain.server.requests(WireDialect.GEMINI)).isEmpty();
        assertThat(registry.scrape())
                .contains("claviger_attempts_total{outcome=\"answered\",provider=\"groq\"} 1.0")
                .contains("gen_ai_request_model=\"groq-of-the-host\"");
    }

    private List<String> buckets(String name) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(name + "_bucket"))
                .map(line -> line.replaceAll(".*le=\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
