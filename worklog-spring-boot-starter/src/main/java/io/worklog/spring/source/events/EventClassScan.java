package io.worklog.spring.source.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Looks at every annotated event class of the application's packages when it starts, so that an
 * annotation that names what is not there stops the start. It looks for them on another thread
 * while the application's beans are made: a large application has thousands of class files.
 */
final class EventClassScan implements SmartInitializingSingleton {
    private final BeanFactory beans;
    private final Environment environment;
    private final ResourceLoader resources;
    private final FutureTask<List<String>> search;

    EventClassScan(BeanFactory beans, Environment environment, ResourceLoader resources) {
        this.beans = beans;
        this.environment = environment;
        this.resources = resources;
        List<String> places =
                AutoConfigurationPackages.has(beans)
                        ? AutoConfigurationPackages.get(beans)
                        : List.of();
        this.search = new FutureTask<>(() -> names(places));
        if (places.isEmpty()) {
            search.run();
        } else {
            Thread.ofPlatform().daemon().name("worklog-event-classes").start(search);
        }
    }

    private List<String> names(List<String> places) {
        Scanner scanner = new Scanner(environment);
        scanner.setResourceLoader(resources);
        Set<String> names = new LinkedHashSet<>();
        for (String place : places) {
            for (BeanDefinition found : scanner.findCandidateComponents(place)) {
                names.add(String.valueOf(found.getBeanClassName()));
            }
        }
        return List.copyOf(names);
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            search.get().forEach(this::check);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the application's event classes cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the event classes were read", e);
        }
    }

    private void check(String name) {
        Class<?> type = ClassUtils.resolveClassName(name, resources.getClassLoader());
        beans.getBean(EventMappings.class).of(type);
    }

    /** Finds annotated classes, whatever they are. */
    private static final class Scanner extends ClassPathScanningCandidateComponentProvider {
        Scanner(Environment environment) {
            super(false, environment);
            addIncludeFilter(new AnnotationTypeFilter(LoggedEvent.class));
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
            return found.getMetadata().isIndependent();
        }
    }
}
