package io.worklog.spring.autoconfigure;

import io.worklog.catalog.EventCatalog;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Looks for {@link EventCatalog} classes in the packages that Spring Boot looks for entities in. It
 * leaves a bean definition that holds their names, so that an application that is prepared ahead of
 * time looks once, at build time.
 */
final class CatalogScan implements ImportBeanDefinitionRegistrar {
    private static final String NAME = FoundCatalogs.class.getName();

    private final BeanFactory beans;
    private final Environment environment;
    private final ResourceLoader resources;

    CatalogScan(BeanFactory beans, Environment environment, ResourceLoader resources) {
        this.beans = beans;
        this.environment = environment;
        this.resources = resources;
    }

    @Override
    public void registerBeanDefinitions(
            AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(NAME)) {
            return;
        }
        RootBeanDefinition found = new RootBeanDefinition(FoundCatalogs.class);
        found.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
        found.getConstructorArgumentValues().addGenericArgumentValue(names());
        registry.registerBeanDefinition(NAME, found);
    }

    private List<String> names() {
        if (!AutoConfigurationPackages.has(beans)) {
            return List.of();
        }
        Scanner scanner = new Scanner(environment);
        scanner.setResourceLoader(resources);
        return AutoConfigurationPackages.get(beans).stream()
                .flatMap(place -> scanner.findCandidateComponents(place).stream())
                .map(BeanDefinition::getBeanClassName)
                .distinct()
                .sorted()
                .toList();
    }

    /** Finds interfaces too: their fields are constants. */
    private static final class Scanner extends ClassPathScanningCandidateComponentProvider {
        Scanner(Environment environment) {
            super(false, environment);
            addIncludeFilter(new AssignableTypeFilter(EventCatalog.class));
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
            return found.getMetadata().isIndependent();
        }
    }
}
