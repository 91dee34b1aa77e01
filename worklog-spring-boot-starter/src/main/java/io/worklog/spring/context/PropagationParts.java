package io.worklog.spring.context;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import reactor.core.publisher.Mono;

/**
 * What carries the caller further. Each part is looked at only where what it needs is on the class
 * path: to read a configuration that then does not apply is a good part of what it costs a start.
 */
final class PropagationParts implements ImportSelector {
    private final ClassLoader loader;

    PropagationParts(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        List<String> parts = new ArrayList<>();
        if (ClassPath.has(loader, "reactor.core.publisher.Mono")) {
            parts.add(Reactive.class.getName());
        }
        return parts.toArray(String[]::new);
    }

    /** Pipelines. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Mono.class)
    static class Reactive {
        @Bean
        @ConditionalOnMissingBean
        ReactiveCallers worklogReactiveCallers(
                CallerContext callers, ObjectProvider<DefaultReactiveCallers.LoginBinding> login) {
            return new DefaultReactiveCallers(
                    callers, login.getIfAvailable(() -> DefaultReactiveCallers.LoginBinding.NONE));
        }
    }
}
