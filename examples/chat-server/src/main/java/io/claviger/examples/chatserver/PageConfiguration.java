package io.claviger.examples.chatserver;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the page. Its scripts and styles carry a hash of their content in their names and may be kept for ever; the page
 * that names them is asked for each time (see {@code application.yaml}).
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
    private static final Duration YEAR = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/assets/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
    }
}
