package io.claviger.acceptance.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.acceptance.Services;
import io.claviger.acceptance.scene.Scene;
import io.claviger.chat.ChatResponse;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.http.HttpTransport;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.ManualTime;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ConnectBoundTest {
    /** More than the operating system keeps for a port whose program never accepts. */
    private static final int CALLERS = 8;

    private final ManualTime time = new ManualTime();

    @ParameterizedTest
    @EnumSource
    void aServiceThatCannotBeConnectedToCostsTheConnectLimitAndNoMore(WireDialect first) throws Exception {
        WireDialect fallback = Services.after(first);
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FakeProviderServer server = FakeProviderServer.start();
                KeyRing keys = KeyRing.of(key(first), chars(first)).and(key(fallback), chars(fallback))) {
            List<SocketChannel> queue = fill(deaf);
            FallbackChat chat = FallbackChat.builder()
                    .providers(
                            Services.provider(first, elsewhere(deaf, first), HttpTransport.shared()),
                            Services.provider(fallback, server.baseUrl(fallback), HttpTransport.shared()))
                    .time(time)
                    .build();
            CompletableFuture<ChatResponse> answer = chat.sendAsync(Scene.QUESTION, keys);
            time.awaitTimers(2);

            time.advance(HttpTransport.DEFAULT_CONNECT_TIMEOUT);

            assertThat(answer.get(20, TimeUnit.SECONDS).provider()).isEqualTo(fallback.provider());
            assertThat(answer.get().duration()).isEqualTo(Duration.ofSeconds(5));
            assertThat(answer.get().attempts()).hasSize(2);
            for (SocketChannel caller : queue) {
                caller.close();
            }
        }
        time.advance(Duration.ofSeconds(1));
        assertThat(time.timers()).isZero();
    }

    private static List<SocketChannel> fill(ServerSocket deaf) throws IOException {
        List<SocketChannel> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            SocketChannel caller = SocketChannel.open();
            caller.configureBlocking(false);
            caller.connect(deaf.getLocalSocketAddress());
            callers.add(caller);
        }
        return callers;
    }

    private static URI elsewhere(ServerSocket deaf, WireDialect service) {
        return URI.create("http://127.0.0.1:" + deaf.getLocalPort() + service.path());
    }

    private static String key(WireDialect service) {
        return service.provider().value();
    }

    private static char[] chars(WireDialect service) {
        return KeyLeakExtension.markedKey(key(service)).toCharArray();
    }
}
