package io.worklog.spring.test;

import io.worklog.spring.ActorProvider;
import io.worklog.spring.TenantResolver;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Leaves the application's components out of a slice, but for those that say who acts and for whom.
 * Two filters of tests of the same kind are equal, so that their contexts are shared.
 */
final class WorklogTypeExcludeFilter extends TypeExcludeFilter {
    private static final Set<Class<?>> KEPT = Set.of(ActorProvider.class, TenantResolver.class);

    private final boolean slice;

    WorklogTypeExcludeFilter(Class<?> testClass) {
        this.slice = !TestContextAnnotationUtils.hasAnnotation(testClass, SpringBootTest.class);
    }

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory readers) throws IOException {
        if (!slice) {
            return false;
        }
        for (Class<?> kept : KEPT) {
            if (new AssignableTypeFilter(kept).match(reader, readers)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorklogTypeExcludeFilter filter && filter.slice == slice;
    }

    @Override
    public int hashCode() {
        return Objects.hash(WorklogTypeExcludeFilter.class, slice);
    }
}
