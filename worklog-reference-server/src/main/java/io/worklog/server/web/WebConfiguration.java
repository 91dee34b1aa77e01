package io.worklog.server.web;

import io.worklog.server.access.AccessConfiguration;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the pages. Files below {@code /assets} have their content's hash in their names and never
 * change; all others are asked for again each time. Where a page is within the pages is in the
 * fragment of the address, which no server sees: {@code /} is the only document.
 */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration implements WebMvcConfigurer {
    private static final String PAGES = "classpath:/io/worklog/server/web/pages/";
    private static final Resource INDEX =
            new ClassPathResource("pages/index.html", WebConfiguration.class);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(PAGES + "assets/")
                .setCacheControl(FOR_EVER);
        registry.addResourceHandler("/index.html", "/favicon.svg")
                .addResourceLocations(PAGES)
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/viewer/**")
                .addResourceLocations(PAGES + "viewer/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/plain.css")
                .addResourceLocations("classpath:/io/worklog/server/web/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/no-pages.html")
                .addResourceLocations("classpath:/io/worklog/server/web/")
                .setCacheControl(CacheControl.noStore());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:" + start(INDEX));
    }

    /** A build without a browser's tools has no pages, and says so. */
    static String start(Resource index) {
        return index.exists() ? "/index.html" : "/no-pages.html";
    }

    @Bean
    FilterRegistrationBean<PageHeaders> pageHeaders() {
        var registration = new FilterRegistrationBean<>(new PageHeaders());
        registration.setOrder(AccessConfiguration.FILTER_ORDER - 1);
        return registration;
    }
}
