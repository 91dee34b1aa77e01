package io.worklog.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.codec.CanonicalJson;
import io.worklog.event.AuditEvent;
import io.worklog.event.EventLimits;
import io.worklog.server.export.EventJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A few lines of each set and what becomes of them. With {@code -Dworklog.test.golden=DIR} the
 * expected files are written there instead, to be read before they are committed.
 */
class GoldenMappingsTest {
    @ParameterizedTest
    @CsvSource({
        "aws-cloudtrail, aws-cloudtrail, 1 2 700 2401",
        "aws-cloudtrail-detonations, aws-cloudtrail-detonations, 1 150 310",
        "github-events, github-events, 1 2 100 411",
        "kubernetes-audit, kubernetes-audit, 1 60 100 110 112",
        "git, git-alibaba-nacos, 2 1000 4000",
        "git, git-macrozheng-mall, 2 101 1073",
    })
    void mapsTheseLinesAsWritten(String mapping, String set, String numbers) throws Exception {
        List<String> lines = MappingTestSupport.lines(set);
        List<String> events = new ArrayList<>();
        for (String number : numbers.split(" ")) {
            String line = lines.get(Integer.parseInt(number) - 1);
            AuditEvent event = MappingTestSupport.map(Mappings.named(mapping), line);
            byte[] json = CanonicalJson.write(EventJson.of(EventLimits.fitted(event)));
            events.add(new String(json, StandardCharsets.UTF_8));
        }
        String wanted = System.getProperty("worklog.test.golden", "");
        if (!wanted.isEmpty()) {
            Files.write(Path.of(wanted).resolve(set + ".ndjson"), events);
        }
        assertThat(events).isEqualTo(golden(set));
    }

    private static List<String> golden(String set) throws Exception {
        try (var in = GoldenMappingsTest.class.getResourceAsStream("/golden/" + set + ".ndjson")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.asList(text.split("\n"));
        }
    }
}
