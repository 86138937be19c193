package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What operators see, and what they never see. */
@ServerTest
@TestPropertySource(properties = "logging.file.name=target/operations-test.log")
class OperationsTest {
    private static final Path LOG = Path.of("target/operations-test.log");

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private People people;

    @Autowired
    private LoggingSystem logging;

    @AfterEach
    void logAsBefore() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        Fakes.SERVER.forgetScripts();
    }

    private Visitor signedIn() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(people.create(), People.PASSWORD);
        return visitor;
    }

    @Test
    @DisplayName(
            "S3-HEALTH-1, S3-METR-1: health with the database and metrics of the calls, on the operators' port alone")
    void healthAndMetricsAreTheOperators() {
        Visitor visitor = signedIn();
        visitor.ask("Measure this");
        Visitor operator = new Visitor(managementPort);

        assertThat(operator.get("/actuator/health").body())
                .contains("\"db\":{", "\"status\":\"UP\"", "\"readinessState\"");
        assertThat(operator.get("/actuator/prometheus").body())
                .contains(
                        "gen_ai_client_operation_duration_seconds_count",
                        "http_server_requests_seconds_count",
                        "hikaricp");
        assertThat(operator.get("/actuator/env").statusCode()).isEqualTo(302);
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get("/actuator/health").headers().firstValue("Location"))
                .contains("/login");
        assertThat(new Visitor(port).get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    @DisplayName("S3-DOC-1: OpenAPI of the JSON endpoints, for who is signed in")
    void theJsonEndpointsAreDescribed() {
        String description = signedIn().get("/v3/api-docs").body();

        assertThat(description)
                .contains("\"/api/chat\":{\"post\"", "\"/api/conversation\":{\"get\"", "application/x-ndjson")
                .doesNotContain("\"/login\"", "\"/chat\"");
        assertThat(new Visitor(port).get("/v3/api-docs").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName(
            "S3-LOG-1, C40: structured lines with accounts, calls, durations and traces, and nothing that was said")
    void logsTellEverythingButContent() throws IOException {
        Visitor visitor = new Visitor(port);
        String user = people.create();
        visitor.get("/login");
        visitor.post("/login", "username", "Typed-By-Mistake-7", "password", "Wrong-Secret-8");
        visitor.signIn(user, People.PASSWORD);
        Fakes.SERVER.on(WireDialect.BEDROCK).answers("Confidential-Answer").fails(Fault.RATE_LIMIT);
        visitor.ask("Confidential-Question");
        visitor.ask("Confidential-Question-2");
        visitor.get("/");
        visitor.post("/logout");

        List<String> lines = Files.readAllLines(LOG);

        assertThat(lines).allMatch(line -> line.startsWith("{\"@timestamp\":\"20") && line.endsWith("}"));
        assertThat(lines)
                .anyMatch(line -> line.contains("\"event\":\"login-failed\",\"reason\":\"BadCredentialsException\""))
                .anyMatch(line -> line.contains("\"event\":\"login\",\"user\":\"" + user + "\""))
                .anyMatch(line -> line.contains("\"event\":\"logout\",\"user\":\"" + user + "\""))
                .anyMatch(line ->
                        line.matches(".*\"logger\":\"chatbot.calls\".*\"provider\":\"bedrock\".*\"failure\":\"none\""
                                + ",\"status\":200,\"durationMs\":[0-9]+.*"))
                .anyMatch(line -> line.contains("\"failure\":\"RATE_LIMIT\",\"status\":429"))
                .anyMatch(line -> line.matches(".*\"traceId\":\"[0-9a-f]{32}\".*\"method\":\"POST\",\"route\":\"/chat\""
                        + ",\"status\":302,\"durationMs\":[0-9]+.*"));
        assertThat(String.join("\n", lines))
                .doesNotContain("Confidential", "Typed-By-Mistake", "Wrong-Secret", People.PASSWORD, Fakes.SECRET);
    }

    @Test
    @DisplayName("S0-KEY-8: at TRACE everywhere, the host's credentials are in no line and on no page")
    void credentialsAreInNoLineAtAnyLevel() throws IOException {
        Visitor visitor = signedIn();
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
        StringBuilder pages = new StringBuilder();
        for (Fault fault : List.of(Fault.INVALID_KEY, Fault.REGION_BLOCKED, Fault.RATE_LIMIT, Fault.RESET, Fault.CUT)) {
            Fakes.SERVER.on(WireDialect.BEDROCK).fails(fault);
            pages.append(visitor.ask("Hello").body());
            pages.append(visitor.post("/api/chat", "message", "Hello").body());
        }
        logAsBefore();
        pages.append(visitor.ask("Hello").body());

        assertThat(Files.readString(LOG)).contains("\"level\":\"TRACE\"").doesNotContain(Fakes.SECRET, Fakes.GROQ_KEY);
        assertThat(pages.toString()).contains("olleH").doesNotContain(Fakes.SECRET, Fakes.ACCESS_KEY, "AKIA");
    }
}
