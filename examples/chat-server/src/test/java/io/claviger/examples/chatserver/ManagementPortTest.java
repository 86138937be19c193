package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;

@ProductionServer
@ActiveProfiles("production")
class ManagementPortTest {
    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int management;

    @Autowired
    private Environment environment;

    @Test
    @DisplayName("S3-METR-1: in production, metrics are on a port of their own")
    void metricsAreOnTheirOwnPort() {
        Client own = new Client(management);

        assertThat(own.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(own.get("/actuator/health").body())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(own.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/",
                "/api/chat/providers"
            })
    void nothingElseIsThere(String path) {
        assertThat(new Client(management).get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/prometheus", "/actuator/health"})
    void serversOwnPortHasNoneOfIt(String path) {
        assertThat(new Client(port).get(path, "X-Forwarded-Proto", "https").statusCode())
                .isIn(401, 404);
        assertThat(new Client(port).get("/livez").statusCode()).isEqualTo(200);
        assertThat(new Client(port).get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyThisMachineReachesIt() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        for (InetAddress address : others) {
            assertThat(isOpen(address)).as(address.toString()).isFalse();
        }
    }

    private boolean isOpen(InetAddress address) {
        try (Socket socket = new Socket(address, management)) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
