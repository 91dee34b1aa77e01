package io.worklog.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.event.EventLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every line of every set becomes an event that may be sealed, or is refused with a reason. */
class BuiltInMappingsTest {
    @ParameterizedTest
    @CsvSource({
        "aws-cloudtrail, aws-cloudtrail, 2900, 0",
        "aws-cloudtrail-detonations, aws-cloudtrail-detonations, 310, 0",
        "github-events, github-events, 800, 0",
        "kubernetes-audit, kubernetes-audit, 112, 1",
        "git, git-alibaba-nacos, 5499, 0",
        "git, git-macrozheng-mall, 1073, 0",
    })
    void mapsEveryLine(String mapping, String set, int events, int refused) {
        Mapping built = Mappings.named(mapping);
        Set<String> keys = new HashSet<>();
        List<String> reasons = new ArrayList<>();
        for (String line : MappingTestSupport.lines(set)) {
            try {
                AuditEvent event = EventLimits.fitted(MappingTestSupport.map(built, line));
                assertThat(EventLimits.faults(event)).isEmpty();
                assertThat(keys.add(event.idempotencyKey())).isTrue();
            } catch (UnmappableLineException e) {
                reasons.add(e.getMessage());
            }
        }
        assertThat(keys).hasSize(events);
        assertThat(reasons).hasSize(refused).allMatch(reason -> !reason.isBlank());
    }
}
