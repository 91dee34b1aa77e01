package io.worklog.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the document are those of the code, and keep to the separation of duties. */
class RoleTablesTest {
    private static final Path PAGE = Path.of("docs", "server-people.md");

    @Test
    void theDocumentHasTheTablesOfTheCode() throws IOException {
        assertThat(Files.readString(PAGE)).contains(projectTable()).contains(systemTable());
    }

    private static String projectTable() {
        List<ProjectRole> roles = List.of(ProjectRole.values());
        return table(
                roles.stream().map(role -> name(role.name()) + " " + role.label()).toList(),
                roles.stream().map(ProjectRole::permissions).toList(),
                Permission::ofProject);
    }

    private static String systemTable() {
        List<SystemRole> roles = List.of(SystemRole.values());
        Set<Permission> everybody = SystemRole.everybody();
        List<String> names =
                new java.util.ArrayList<>(
                        roles.stream()
                                .map(role -> name(role.name()) + " " + role.label())
                                .toList());
        names.add("everybody else 其他人");
        List<Set<Permission>> sets =
                new java.util.ArrayList<>(roles.stream().map(RoleTablesTest::all).toList());
        sets.add(everybody);
        return table(names, sets, permission -> true);
    }

    private static Set<Permission> all(SystemRole role) {
        Set<Permission> all = EnumSet.copyOf(role.permissions());
        all.add(Permission.SELF);
        all.add(Permission.USER_READ);
        return all;
    }

    private static String name(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String table(
            List<String> names, List<Set<Permission>> sets, Predicate<Permission> rows) {
        String head = "| permission | " + String.join(" | ", names) + " |\n";
        String line = "|---|" + ":-:|".repeat(names.size()) + "\n";
        return head
                + line
                + Arrays.stream(Permission.values())
                        .filter(rows)
                        .filter(one -> sets.stream().anyMatch(set -> set.contains(one)))
                        .map(one -> row(one, sets))
                        .collect(Collectors.joining());
    }

    private static String row(Permission permission, List<Set<Permission>> sets) {
        return sets.stream()
                .map(set -> set.contains(permission) ? " ● |" : "  |")
                .collect(Collectors.joining("", "| `" + permission.scope() + "` |", "\n"));
    }

    @Test
    void dutiesAreApart() {
        Set<Permission> administrator = SystemRole.ADMINISTRATOR.permissions();
        assertThat(administrator)
                .doesNotContain(
                        Permission.RECORD_READ,
                        Permission.EVIDENCE_READ,
                        Permission.EVENT_READ,
                        Permission.PRIVACY_DECIDE,
                        Permission.ROLE_MANAGE,
                        Permission.SYSTEM_LOG_READ);
        assertThat(SystemRole.AUDITOR.permissions())
                .noneMatch(one ->
                        one.name().endsWith("_MANAGE")
                                || one.name().endsWith("_WRITE")
                                || one.name().endsWith("_DECIDE")
                                || one.name().endsWith("_CREATE"));
        for (SystemRole one : SystemRole.values()) {
            for (SystemRole other : SystemRole.values()) {
                if (one != other) {
                    Set<Permission> both = EnumSet.copyOf(one.permissions());
                    both.retainAll(other.permissions());
                    both.remove(Permission.OPERATIONS_READ);
                    assertThat(both).as(one + " and " + other).isEmpty();
                }
            }
        }
    }
}
