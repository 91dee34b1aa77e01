package io.worklog.spring.source.http;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start where an annotation states what cannot be, naming the method. */
final class AnnotationCheck implements SmartInitializingSingleton {
    private final RouteRules rules;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    AnnotationCheck(RouteRules rules, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.rules = rules;
        this.mappings = mappings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .forEach(this::check);
    }

    private void check(HandlerMethod handler) {
        LoggedRequest annotation = handler.getMethodAnnotation(LoggedRequest.class);
        if (annotation == null) {
            return;
        }
        try {
            rules.rule(annotation);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "@LoggedRequest of " + handler.getMethod() + ": " + e.getMessage(), e);
        }
    }
}
