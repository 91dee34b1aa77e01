package io.worklog.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.worklog.event.AuditEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("error", Set.of()),
                    Map.entry("event", Set.of("error")),
                    Map.entry("merkle", Set.of()),
                    Map.entry("log", Set.of("merkle")),
                    Map.entry("checkpoint", Set.of("merkle", "log", "error")),
                    Map.entry("codec", Set.of("event", "error")),
                    Map.entry("catalog", Set.of("event", "codec", "error")),
                    Map.entry("context", Set.of("event")),
                    Map.entry("sentence", Set.of("event")),
                    Map.entry("diff", Set.of("event", "codec", "catalog", "error")),
                    Map.entry("query", Set.of("event", "log", "error")),
                    Map.entry(
                            "spi",
                            Set.of("event", "log", "merkle", "checkpoint", "query", "error")),
                    Map.entry("proof", Set.of("merkle", "log", "checkpoint", "error")),
                    Map.entry("evidence", Set.of("spi", "event", "error")),
                    Map.entry("memory", Set.of("spi", "log", "merkle", "checkpoint", "error")),
                    Map.entry(
                            "cache",
                            Set.of("spi", "log", "merkle", "checkpoint", "query", "error")),
                    Map.entry("file", Set.of("spi", "log", "merkle", "checkpoint", "error")),
                    Map.entry(
                            "sequence",
                            Set.of(
                                    "spi",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "codec",
                                    "catalog",
                                    "event",
                                    "error")),
                    Map.entry(
                            "outbox",
                            Set.of("sequence", "spi", "log", "merkle", "codec", "event", "error")),
                    Map.entry(
                            "spill",
                            Set.of(
                                    "sequence",
                                    "file",
                                    "spi",
                                    "log",
                                    "merkle",
                                    "codec",
                                    "event",
                                    "error")),
                    Map.entry(
                            "retention",
                            Set.of(
                                    "spi",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "codec",
                                    "catalog",
                                    "event",
                                    "query",
                                    "error")),
                    Map.entry(
                            "verify",
                            Set.of(
                                    "spi",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "codec",
                                    "catalog",
                                    "event",
                                    "query",
                                    "error")),
                    Map.entry(
                            "bundle",
                            Set.of(
                                    "spi",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "codec",
                                    "catalog",
                                    "event",
                                    "proof",
                                    "verify",
                                    "error")),
                    Map.entry(
                            "transfer",
                            Set.of(
                                    "spi",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "codec",
                                    "event",
                                    "sequence",
                                    "verify",
                                    "error")),
                    Map.entry(
                            "routing",
                            Set.of(
                                    "spi",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "sequence",
                                    "transfer",
                                    "verify",
                                    "error")),
                    Map.entry("anchor", Set.of("spi", "log", "merkle", "checkpoint", "error")),
                    Map.entry("witness", Set.of("log", "merkle", "checkpoint", "error")),
                    Map.entry("metrics", Set.of("spi", "log", "cache")),
                    Map.entry(
                            "(root)",
                            Set.of(
                                    "spi",
                                    "spill",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "codec",
                                    "catalog",
                                    "context",
                                    "diff",
                                    "event",
                                    "query",
                                    "proof",
                                    "evidence",
                                    "memory",
                                    "file",
                                    "sequence",
                                    "outbox",
                                    "retention",
                                    "verify",
                                    "bundle",
                                    "anchor",
                                    "error")),
                    Map.entry(
                            "testing",
                            Set.of(
                                    "(root)",
                                    "spi",
                                    "spill",
                                    "log",
                                    "merkle",
                                    "checkpoint",
                                    "codec",
                                    "catalog",
                                    "context",
                                    "diff",
                                    "event",
                                    "query",
                                    "proof",
                                    "evidence",
                                    "memory",
                                    "file",
                                    "sequence",
                                    "outbox",
                                    "retention",
                                    "verify",
                                    "bundle",
                                    "anchor",
                                    "error")));

    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .importUrl(
                            AuditEvent.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName)).contains("io.worklog.event");
        assertThat(new PackageTable("io.worklog", MAY_USE).faults(MAIN)).isEmpty();
    }

    @Test
    void aPlantedUseOfAHigherPackageIsFound() {
        Map<String, Set<String>> narrow = new HashMap<>(MAY_USE);
        narrow.put("log", Set.of());
        narrow.put("spi", Set.of("event", "log", "merkle", "checkpoint", "error"));
        assertThat(new PackageTable("io.worklog", narrow).faults(MAIN))
                .anyMatch(line -> line.startsWith("spi uses query"));
    }

    @Test
    void aPackageOutsideTheTableIsFound() {
        Map<String, Set<String>> without = new HashMap<>(MAY_USE);
        without.remove("merkle");
        assertThat(new PackageTable("io.worklog", without).faults(MAIN))
                .contains("package merkle is not in the table");
    }

    @Test
    void aCycleInTheTableIsFound() {
        Map<String, Set<String>> cyclic = Map.of("a", Set.of("b"), "b", Set.of("a"));
        assertThat(new PackageTable("x", cyclic).faults(new ClassFileImporter().importClasses()))
                .hasSize(2);
    }

    @Test
    void publicTypesAreAtMostTwoThirdsOutsideValuePackages() {
        Set<String> values =
                Set.of(
                        "event",
                        "log",
                        "error",
                        "query",
                        "spi",
                        "(root)",
                        "checkpoint",
                        "merkle",
                        "context",
                        "metrics",
                        "evidence",
                        "memory",
                        "catalog");
        List<JavaClass> inner =
                MAIN.stream()
                        .filter(type -> type.getPackageName().length() > "io.worklog".length())
                        .filter(type -> !values.contains(type.getPackageName().substring(11)))
                        .filter(type -> type.isTopLevelClass())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .toList();
        long open =
                inner.stream()
                        .filter(type ->
                                type.getModifiers()
                                        .contains(
                                                com.tngtech.archunit.core.domain.JavaModifier
                                                        .PUBLIC))
                        .count();
        assertThat(open * 3).isLessThanOrEqualTo(inner.size() * 2L);
    }
}
