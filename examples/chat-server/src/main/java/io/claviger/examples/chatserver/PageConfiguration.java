package io.claviger.examples.chatserver;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the page. Its scripts and styles carry a hash of their content in their names and may be kept for ever; the page
 * that names them is asked for each time. The page has many addresses, such as that of a conversation, and shows by itself
 * what each is for: whatever is no file is the page.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
    private static final Duration YEAR = Duration.ofDays(365);

    private static final String FILES = "classpath:/META-INF/resources/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
        registry.addResourceHandler("/", "/**")
                .addResourceLocations(FILES, "classpath:/static/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noStore())
                .resourceChain(true)
                .addResolver(new PageOrFile());
    }

    /** Finds the page at every path that names no kind of file. What other parts serve never comes here. */
    private static final class PageOrFile extends PathResourceResolver {
        private static final String PAGE = "index.html";

        /** Where programs call: what is not served there is not the page either. */
        private static final Pattern PROGRAMS =
                Pattern.compile("(api|auth|v1|actuator|live|livez|readyz|outbox)(/.*)?");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            if (path.isEmpty()) {
                return super.getResource(PAGE, location);
            }
            Resource file = super.getResource(path, location);
            boolean named = path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
            boolean isPage = file == null && !named && !PROGRAMS.matcher(path).matches();
            return isPage ? super.getResource(PAGE, location) : file;
        }
    }
}
