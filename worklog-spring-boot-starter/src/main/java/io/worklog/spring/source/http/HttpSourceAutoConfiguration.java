package io.worklog.spring.source.http;

import io.worklog.spring.source.Masker;
import io.worklog.spring.source.RepeatWindow;
import io.worklog.spring.source.SourceRecorder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Two servlet filters, one before all others and one after Spring Security's, and an interceptor
 * that learns which handler answers.
 */
@AutoConfiguration(afterName = "io.worklog.spring.source.SourcesAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Filter.class, PathPatternParser.class})
@ConditionalOnBean(SourceRecorder.class)
@ConditionalOnBooleanProperty(name = "worklog.http.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HttpProperties.class)
public final class HttpSourceAutoConfiguration {
    /** After the filters that decide on encodings and forwarded headers, before all others. */
    private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    @ConditionalOnMissingBean
    RouteRules worklogRouteRules(HttpProperties properties) {
        return new RouteRules(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    RequestFacts worklogRequestFacts(HttpProperties properties, Masker masker) {
        return new RequestFacts(
                new ClientAddress(properties.trustedProxies()),
                properties.requestIdHeader(),
                masker,
                UUID::randomUUID);
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogRequestContextFilter")
    FilterRegistrationBean<RequestContextFilter> worklogRequestContextFilter(
            HttpProperties properties, SourceRecorder recorder, Masker masker, RequestFacts facts) {
        RequestRecorder requests =
                new RequestRecorder(
                        recorder,
                        masker,
                        new RepeatWindow(properties.repeatMemory(), System::nanoTime),
                        properties.repeatWindow(),
                        System::nanoTime);
        FilterRegistrationBean<RequestContextFilter> filter =
                new FilterRegistrationBean<>(
                        new RequestContextFilter(facts, requests, System::nanoTime));
        filter.setName("worklogRequestContextFilter");
        filter.setOrder(OUTERMOST);
        filter.setDispatcherTypes(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        filter.setAsyncSupported(true);
        return filter;
    }

    @Bean
    @ConditionalOnMissingBean(name = "worklogCallerFilter")
    FilterRegistrationBean<CallerFilter> worklogCallerFilter(
            SourceRecorder recorder, RequestFacts facts, RouteRules rules) {
        FilterRegistrationBean<CallerFilter> filter =
                new FilterRegistrationBean<>(new CallerFilter(recorder, facts, rules));
        filter.setName("worklogCallerFilter");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        filter.setAsyncSupported(true);
        return filter;
    }

    /** The interceptor, and the check of what annotations say, where Spring MVC is there. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebMvcConfigurer.class)
    static class Mvc {
        @Bean
        WebMvcConfigurer worklogRouteInterceptor(RouteRules rules) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(new RouteInterceptor(rules));
                }
            };
        }

        @Bean
        AnnotationCheck worklogRequestAnnotationCheck(
                RouteRules rules, ObjectProvider<RequestMappingHandlerMapping> mappings) {
            return new AnnotationCheck(rules, mappings);
        }
    }
}
