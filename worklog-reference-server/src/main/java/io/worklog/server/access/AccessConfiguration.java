package io.worklog.server.access;

import com.github.benmanes.caffeine.cache.Ticker;
import io.worklog.server.api.ProblemWriter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts the check of every request in its place. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {
    /** After the filters that know the request, before everything that records. */
    public static final int FILTER_ORDER = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    FilterRegistrationBean<CallerFilter> callerFilter(
            ObjectProvider<Authenticator> authenticators, ProblemWriter problems) {
        var filter = new CallerFilter(authenticators.orderedStream().toList(), problems);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    @Bean
    ProjectCache projectCache() {
        return new ProjectCache(Ticker.systemTicker());
    }

    @Bean
    WebMvcConfigurer accessToHandlers(
            ObjectProvider<ProjectDirectory> projects,
            ProjectCache cache,
            ObjectProvider<DenialListener> listeners) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(
                        new AccessInterceptor(
                                projects.getObject(), cache, listeners.orderedStream().toList()));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }
        };
    }

    @Bean
    SmartInitializingSingleton accessOfEveryHandler(
            ObjectProvider<RequestMappingHandlerMapping> handlers) {
        return () -> {
            List<String> faults =
                    handlers.stream().map(AccessCheck::faults).flatMap(List::stream).toList();
            if (!faults.isEmpty()) {
                throw new IllegalStateException(String.join("\n", faults));
            }
        };
    }
}
