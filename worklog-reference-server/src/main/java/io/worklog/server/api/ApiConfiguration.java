package io.worklog.server.api;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manners of the interface, as beans. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemHandler.class, StrictBody.class})
public class ApiConfiguration {
    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ProblemCatalog problemCatalog(ObjectProvider<ProblemCatalog.Codes> features) {
        return new ProblemCatalog(features.stream().toList());
    }

    @Bean
    ProblemCatalog.Codes apiProblems() {
        return ProblemCatalog.Codes.of(ApiProblem.class);
    }

    @Bean
    FilterRegistrationBean<RequestId> requestIdFilter() {
        var registration = new FilterRegistrationBean<>(new RequestId());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BrokenAnswers> brokenAnswersFilter() {
        var registration = new FilterRegistrationBean<>(new BrokenAnswers());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    JsonMapperBuilderCustomizer strictInput() {
        return json ->
                json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }
}
