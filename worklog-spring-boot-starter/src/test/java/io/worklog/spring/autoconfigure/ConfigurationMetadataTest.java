package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** The metadata that editors complete and explain properties from is made by the build. */
class ConfigurationMetadataTest {

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property ->
                        assertThat(property.get("description"))
                                .as("description of %s", property.get("name"))
                                .asString()
                                .isNotBlank());
    }

    @Test
    void theDefaultFolderIsStated() throws IOException {
        assertThat(properties())
                .anySatisfy(property -> {
                    assertThat(property.get("name")).isEqualTo("worklog.directory");
                    assertThat(property.get("defaultValue")).isEqualTo("data/worklog");
                });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties() throws IOException {
        try (InputStream in =
                WorklogProperties.class.getResourceAsStream(
                        "/META-INF/spring-configuration-metadata.json")) {
            assertThat(in).as("the annotation processor ran").isNotNull();
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (List<Map<String, Object>>)
                    JsonParserFactory.getJsonParser().parseMap(json).get("properties");
        }
    }
}
