package io.worklog.spring.autoconfigure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Lets a native image read the constants of the catalogs that were found at build time. */
final class CatalogHints implements BeanFactoryInitializationAotProcessor {
    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        List<String> names =
                beans.getBeanProvider(FoundCatalogs.class).stream()
                        .flatMap(found -> found.names().stream())
                        .toList();
        return names.isEmpty()
                ? null
                : (context, code) ->
                        names.forEach(name ->
                                context.getRuntimeHints()
                                        .reflection()
                                        .registerTypeIfPresent(
                                                beans.getBeanClassLoader(),
                                                name,
                                                MemberCategory.ACCESS_PUBLIC_FIELDS));
    }
}
