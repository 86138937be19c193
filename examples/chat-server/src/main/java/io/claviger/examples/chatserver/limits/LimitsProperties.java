package io.claviger.examples.chatserver.limits;

import io.claviger.examples.chatserver.security.Route.Rate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often one caller may call the routes of each class. The values stand in {@code application.yaml}.
 *
 * @param read see {@link Rate#READ}
 * @param write see {@link Rate#WRITE}
 * @param answer see {@link Rate#ANSWER}
 * @param heavy see {@link Rate#HEAVY}
 * @param open see {@link Rate#OPEN}
 * @param login see {@link Rate#LOGIN}
 * @param refresh see {@link Rate#REFRESH}
 * @param mail see {@link Rate#MAIL}
 */
@ConfigurationProperties("claviger.limits")
public record LimitsProperties(
        Allowance read,
        Allowance write,
        Allowance answer,
        Allowance heavy,
        Allowance open,
        Allowance login,
        Allowance refresh,
        Allowance mail) {
    /**
     * What is allowed.
     *
     * @param requests how many, at least 1
     * @param window in any time so long
     */
    public record Allowance(int requests, Duration window) {}

    Map<Rate, Allowance> byClass() {
        Map<Rate, Allowance> all = new EnumMap<>(Rate.class);
        all.put(Rate.READ, read);
        all.put(Rate.WRITE, write);
        all.put(Rate.ANSWER, answer);
        all.put(Rate.HEAVY, heavy);
        all.put(Rate.OPEN, open);
        all.put(Rate.LOGIN, login);
        all.put(Rate.REFRESH, refresh);
        all.put(Rate.MAIL, mail);
        return all;
    }
}
