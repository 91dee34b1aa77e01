package io.worklog.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** Spring Boot finds only what is listed, and says nothing of what is not. */
class AutoConfigurationListTest {
    private static final String LIST =
            "/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    @Test
    void everyAutoConfigurationIsListedOnce() throws IOException {
        List<String> annotated =
                StarterClasses.all().stream()
                        .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(annotated).isNotEmpty();
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(annotated).isSorted();
    }

    private static List<String> listed() throws IOException {
        try (InputStream in = Logged.class.getResourceAsStream(LIST)) {
            assertThat(in).as(LIST).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
