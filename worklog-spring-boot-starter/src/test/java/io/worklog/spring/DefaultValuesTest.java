package io.worklog.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * What every property is where it is not set: held to a list that is written by hand, so that no
 * default changes unseen.
 */
class DefaultValuesTest {
    private static final String LIST = "default-values.txt";

    private final Binder nothingSet = new Binder(new MapConfigurationPropertySource());

    @Test
    void everyPropertyIsAsItIsListed() throws Exception {
        assertThat(String.join("\n", values().values())).isEqualToIgnoringNewLines(listed());
    }

    @Test
    void everyDescribedPropertyIsListed() throws Exception {
        TreeSet<String> described = new TreeSet<>();
        for (Map<String, Object> property : described()) {
            String name = String.valueOf(property.get("name"));
            if (name.startsWith("worklog.")) {
                described.add(name);
            }
        }
        assertThat(values().keySet()).containsExactlyElementsOf(described);
    }

    /** Lines by the name of the property. */
    private Map<String, String> values() throws Exception {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> lines = new TreeMap<>();
        for (var found : scan.findCandidateComponents("io.worklog.spring")) {
            Class<?> type = ClassUtils.forName(String.valueOf(found.getBeanClassName()), null);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            add(prefix, nothingSet.bindOrCreate(prefix, Bindable.of(type)), lines);
        }
        return lines;
    }

    /** Of records and of those with setters alike. */
    private static void add(String prefix, Object settings, Map<String, String> lines)
            throws Exception {
        for (Map.Entry<String, Method> part : parts(settings.getClass()).entrySet()) {
            part.getValue().setAccessible(true);
            Object value = part.getValue().invoke(settings);
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(part.getKey());
            if (value != null && isGroup(value.getClass())) {
                add(name, value, lines);
            } else {
                lines.put(name, name + "=" + text(value));
            }
        }
    }

    private static Map<String, Method> parts(Class<?> type) {
        Map<String, Method> parts = new TreeMap<>();
        if (type.isRecord()) {
            for (RecordComponent part : type.getRecordComponents()) {
                parts.put(part.getName(), part.getAccessor());
            }
        } else {
            for (PropertyDescriptor part : BeanUtils.getPropertyDescriptors(type)) {
                parts.put(part.getName(), part.getReadMethod());
            }
            parts.remove("class");
        }
        return parts;
    }

    private static boolean isGroup(Class<?> type) {
        return type.getName().startsWith("io.worklog.") && !type.isEnum();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "(none)" : value.toString();
    }

    private static String listed() throws IOException {
        try (InputStream in = DefaultValuesTest.class.getResourceAsStream(LIST)) {
            assertThat(in).as(LIST).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> described() throws IOException {
        try (InputStream in =
                Logged.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(in).isNotNull();
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (List<Map<String, Object>>)
                    JsonParserFactory.getJsonParser().parseMap(json).get("properties");
        }
    }
}
