package io.worklog.spring.source.events;

import java.util.List;
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
 * annotation that names what is not there stops the start.
 */
final class EventClassScan implements SmartInitializingSingleton {
    private final BeanFactory beans;
    private final Environment environment;
    private final ResourceLoader resources;

    EventClassScan(BeanFactory beans, Environment environment, ResourceLoader resources) {
        this.beans = beans;
        this.environment = environment;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!AutoConfigurationPackages.has(beans)) {
            return;
        }
        Scanner scanner = new Scanner(environment);
        scanner.setResourceLoader(resources);
        List<String> names =
                AutoConfigurationPackages.get(beans).stream()
                        .flatMap(place -> scanner.findCandidateComponents(place).stream())
                        .map(BeanDefinition::getBeanClassName)
                        .distinct()
                        .toList();
        names.forEach(this::check);
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
