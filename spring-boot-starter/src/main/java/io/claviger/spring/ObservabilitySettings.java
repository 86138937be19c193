package io.claviger.spring;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is measured and traced, where the application has Micrometer.
 *
 * @param metrics Whether requests are measured when there is a meter registry.
 * @param traces Whether requests are traced when there is an observation registry.
 */
record ObservabilitySettings(
        @DefaultValue("true") boolean metrics,
        @DefaultValue("true") boolean traces) {}
