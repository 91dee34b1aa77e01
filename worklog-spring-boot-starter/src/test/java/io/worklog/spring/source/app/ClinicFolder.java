package io.worklog.spring.source.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives the clinic a folder for its logs, and takes it back at the end. */
final class ClinicFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path folder = newFolder();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "folder", Map.of("worklog.directory", folder.toString())));
        DisposableBean end = () -> FileSystemUtils.deleteRecursively(folder);
        // Registered before all beans, so that it is destroyed after them.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("folder", end);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("clinic");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
