package io.worklog.spring.autoconfigure;

import io.worklog.spring.context.ClassPath;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/**
 * What further jars bring. Each part is looked at only where its jar is on the class path: to read
 * a configuration that then does not apply is a good part of what it costs a start.
 */
final class WorklogParts implements ImportSelector {
    private final ClassLoader loader;

    WorklogParts(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        List<String> parts = new ArrayList<>();
        if (ClassPath.has(loader, "io.worklog.persistence.jooq.JooqLogStore")) {
            parts.add(JdbcConfiguration.class.getName());
        }
        if (ClassPath.has(loader, "io.worklog.persistence.mongodb.MongoLogStore")) {
            parts.add(MongodbConfiguration.class.getName());
        }
        if (ClassPath.has(loader, "io.worklog.persistence.caffeine.CaffeineCacheLevel")) {
            parts.add(CacheConfiguration.Caffeine.class.getName());
        }
        if (ClassPath.has(loader, "io.worklog.persistence.redis.RedisCacheLevel")) {
            parts.add(CacheConfiguration.Redis.class.getName());
        }
        if (ClassPath.has(
                loader, "org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints")) {
            parts.add(ActuatorPageConfiguration.class.getName());
        }
        return parts.toArray(String[]::new);
    }
}
