package io.claviger.examples.chatserver.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the jobs that write answers.
 *
 * @param longest how long one may take; its keys are wiped then at the latest
 * @param perUser how many one user has at once
 * @param saveEvery how much of an answer a crash may lose
 */
@ConfigurationProperties("claviger.generation")
public record GenerationProperties(
        @DefaultValue("10m") Duration longest,
        @DefaultValue("4") int perUser,
        @DefaultValue("1s") Duration saveEvery) {}
