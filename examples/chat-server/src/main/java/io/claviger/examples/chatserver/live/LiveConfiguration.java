package io.claviger.examples.chatserver.live;

import io.claviger.chat.ProviderId;
import io.claviger.examples.chatserver.body.Frame;
import io.claviger.examples.chatserver.chat.ChatProperties;
import io.claviger.examples.chatserver.chat.Failures;
import io.claviger.examples.chatserver.edge.OwnPages;
import io.claviger.examples.chatserver.generation.Asking;
import io.claviger.examples.chatserver.generation.Following;
import io.claviger.examples.chatserver.generation.Generations;
import io.claviger.examples.chatserver.history.Conversations;
import io.claviger.examples.chatserver.history.MessageTree;
import io.claviger.examples.chatserver.limits.RateLimits;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.fallback.FallbackChat;
import io.claviger.limit.SlidingWindowRateLimiter;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Sockets, and what stands in for them. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(LiveProperties.class)
@Import({LiveController.class, SocketEvents.class})
public class LiveConfiguration {
    @Bean
    Envelopes envelopes(JsonAnswers json, TimeSource time) {
        return new Envelopes(json, time);
    }

    @Bean
    Hub hub(Envelopes envelopes, LiveProperties limits) {
        return new Hub(envelopes, limits.connectionsPerUser());
    }

    @Bean
    Followers followers(
            JsonAnswers json, Envelopes envelopes, SessionCheck sessions, ChatProperties http, TimeSource time) {
        return new Followers(json, envelopes, sessions, http, time);
    }

    @Bean
    Tickets tickets(TimeSource time) {
        return new Tickets(time);
    }

    @Bean
    Farewell farewell(Hub hub, Envelopes envelopes, TimeSource time) {
        return new Farewell(hub, envelopes, time);
    }

    @Bean
    Messages.Store liveStore(Conversations conversations, MessageTree tree, Tickets tickets) {
        return new Messages.Store(conversations, tree, tickets);
    }

    @Bean
    Messages liveMessages(
            Asking asking, Generations generations, Following following, Messages.Store store, Envelopes envelopes) {
        return new Messages(asking, generations, following, store, envelopes);
    }

    @Bean
    SocketHandler.Gate socketGate(
            FallbackChat chat, SessionCheck sessions, LiveProperties limits, TimeSource time, RateLimits routes) {
        return new SocketHandler.Gate(
                chat.chain().stream().map(ProviderId::value).collect(Collectors.toUnmodifiableSet()),
                sessions,
                SlidingWindowRateLimiter.of(limits.messagesPerMinute(), Duration.ofMinutes(1), time::instant),
                routes);
    }

    @Bean
    LiveThreads liveThreads() {
        return new LiveThreads();
    }

    @Bean
    SocketHandler.Lines socketLines(Envelopes envelopes, LiveProperties limits, TimeSource time, LiveThreads threads) {
        return new SocketHandler.Lines(envelopes, limits, time, threads);
    }

    @Bean
    SocketHandler socketHandler(
            Hub hub, Messages messages, SocketHandler.Gate gate, Failures failures, SocketHandler.Lines lines) {
        return new SocketHandler(hub, messages, gate, failures, lines);
    }

    @Bean
    WebSocketConfigurer sockets(SocketHandler handler, OwnPages own, Tickets tickets, Farewell farewell) {
        return registry -> registry.addHandler(handler, "/live")
                .setHandshakeHandler(new DefaultHandshakeHandler(new Uncompressed()))
                .addInterceptors(new Handshake(own, tickets, farewell))
                // Spring's own check knows no proxies; the interceptor asks whom the rest of the server asks.
                .setAllowedOriginPatterns("*");
    }

    @Bean
    ServletServerContainerFactoryBean socketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(Frame.LONGEST);
        container.setMaxBinaryMessageBufferSize(Frame.LONGEST);
        return container;
    }
}
