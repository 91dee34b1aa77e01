package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * How one likes the pages, the same in every browser. It is of no concern to anybody else, so that a
 * change is no event.
 */
@RestController
@Tag(name = "me")
final class PreferenceController {
    static final int MOST_BYTES = 16 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final PreferenceTable table;
    private final JsonMapper json;

    PreferenceController(PreferenceTable table, JsonMapper json) {
        this.table = table;
        this.json = json;
    }

    @GetMapping("/api/v1/me/preferences")
    @Access(Permission.SELF)
    @Operation(operationId = "getMyPreferences", summary = "How one likes the pages")
    ResponseEntity<Map<String, Object>> get(Caller caller) {
        Preferences kept = table.of(caller.tenant(), caller.userId());
        return ResponseEntity.ok().eTag(EntityTag.of(kept.version())).body(kept.values());
    }

    @PutMapping("/api/v1/me/preferences")
    @Access(Permission.SELF)
    @Operation(
            operationId = "putMyPreferences",
            summary = "Keep how one likes the pages: a JSON object of at most 16 KiB")
    ResponseEntity<Void> put(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody Map<String, Object> values) {
        long version = EntityTag.required(match);
        String text = checked(values);
        if (!table.replace(caller.tenant(), caller.userId(), version, text)) {
            throw EntityTag.stale();
        }
        return ResponseEntity.noContent().eTag(EntityTag.of(version + 1)).build();
    }

    private String checked(Map<String, Object> values) {
        Checks checks = new Checks();
        values.keySet().stream()
                .filter(name -> !NAME.matcher(name).matches())
                .forEach(name -> checks.fault("/", "names have 1 to 100 of A-Z a-z 0-9 . _ -"));
        checks.done();
        String text = json.writeValueAsString(values);
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problem.of(
                    ApiProblem.TOO_LARGE, "preferences have at most " + MOST_BYTES + " bytes");
        }
        return text;
    }
}
