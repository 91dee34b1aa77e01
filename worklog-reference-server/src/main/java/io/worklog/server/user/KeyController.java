package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.SecretAnswer;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own API keys. */
@RestController
@Tag(name = "keys")
final class KeyController {
    private static final int PROJECTS = 100;
    private static final Map<String, Permission> SCOPES =
            Arrays.stream(Permission.values())
                    .collect(Collectors.toMap(Permission::scope, Function.identity()));

    private final Keys keys;
    private final ProjectDirectory projects;

    KeyController(Keys keys, ProjectDirectory projects) {
        this.keys = keys;
        this.projects = projects;
    }

    /**
     * A key to be made.
     *
     * @param name what its owner calls it
     * @param scopes permissions, such as event-write
     * @param projects the only projects it may be used for; all of its owner unless said
     * @param endsAt when it ends; in 90 days unless said
     */
    record NewKey(
            String name,
            List<String> scopes,
            @Nullable List<String> projects,
            @Nullable Instant endsAt) {}

    /**
     * A key without its secret.
     *
     * @param id its identifier
     * @param name what its owner calls it
     * @param scopes what it may be used for
     * @param projects the only projects it may be used for; null for all
     * @param createdAt when it was made
     * @param endsAt when it ends
     * @param lastUsedAt when it was last used, to a minute; null for never
     * @param revokedAt when it was revoked; null where it was not
     */
    record KeyView(
            String id,
            String name,
            Set<String> scopes,
            @Nullable Set<String> projects,
            Instant createdAt,
            Instant endsAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {
        static KeyView of(ApiKey key) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    KeyTable.names(key.scopes()),
                    key.projects(),
                    key.createdAt(),
                    key.endsAt(),
                    key.lastUsedAt(),
                    key.revokedAt());
        }
    }

    /**
     * A new key.
     *
     * @param key the key
     * @param secret what goes behind {@code Authorization: Bearer}; shown this once
     */
    record MadeKey(KeyView key, String secret) {}

    @GetMapping("/api/v1/keys")
    @Access(Permission.SELF)
    @Operation(operationId = "listKeys", summary = "One's API keys, without secrets")
    List<KeyView> list(Caller caller) {
        return keys.of(caller.userId()).stream().map(KeyView::of).toList();
    }

    @PostMapping("/api/v1/keys")
    @SecretAnswer
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.SELF)
    @Operation(operationId = "createKey", summary = "Make an API key; its secret is shown once")
    MadeKey create(Caller caller, @RequestBody NewKey wanted) {
        Checks checks = new Checks();
        Keys.Wanted good =
                new Keys.Wanted(
                        checks.name("/name", wanted.name()),
                        scopes(checks, wanted.scopes()),
                        projects(checks, caller, wanted.projects()),
                        wanted.endsAt());
        checks.done();
        Keys.Made made = keys.create(caller, good);
        return new MadeKey(KeyView.of(made.key()), made.text());
    }

    static Set<Permission> scopes(Checks checks, @Nullable List<String> names) {
        Set<Permission> scopes = EnumSet.noneOf(Permission.class);
        List<String> given = names == null ? List.of() : names;
        for (int at = 0; at < given.size(); at++) {
            Permission scope = SCOPES.get(given.get(at));
            if (scope == null) {
                checks.fault("/scopes/" + at, "is no permission");
            } else {
                scopes.add(scope);
            }
        }
        if (given.isEmpty()) {
            checks.fault("/scopes", "must name at least one permission");
        }
        return scopes;
    }

    private @Nullable Set<String> projects(
            Checks checks, Caller caller, @Nullable List<String> given) {
        if (given == null) {
            return null;
        }
        if (given.isEmpty() || given.size() > PROJECTS) {
            checks.fault("/projects", "must name 1 to " + PROJECTS + " projects");
            return Set.of();
        }
        for (int at = 0; at < given.size(); at++) {
            if (!sees(caller, given.get(at))) {
                checks.fault("/projects/" + at, "is no project that you see");
            }
        }
        return Set.copyOf(given);
    }

    private boolean sees(Caller caller, String project) {
        return projects.find(caller.tenant(), project)
                .filter(found -> !projects.permissions(caller, found).isEmpty())
                .isPresent();
    }

    @DeleteMapping("/api/v1/keys/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.SELF)
    @Operation(operationId = "revokeKey", summary = "Revoke one of one's API keys")
    void revoke(Caller caller, @PathVariable String key) {
        keys.revoke(caller.tenant(), caller.userId(), key);
    }
}
