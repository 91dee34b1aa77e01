package io.worklog.spring.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.core.io.Resource;

/**
 * {@code /actuator/worklogcoverage}: which endpoints of the running application are recorded, as
 * the build found out and put into {@value #REPORT}. Code is analyzed where its tests run, not
 * where it serves. Thread-safe.
 */
@Endpoint(id = "worklogcoverage")
public final class CoverageEndpoint {
    /** Where on the class path the report is, as {@code EndpointReport.toJson()} gives it. */
    public static final String REPORT = "META-INF/worklog/endpoints.json";

    private final Resource report;

    CoverageEndpoint(Resource report) {
        this.report = report;
    }

    /** The report as JSON. */
    @ReadOperation(produces = "application/json")
    public String coverage() {
        try {
            return report.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(REPORT + " cannot be read", e);
        }
    }
}
