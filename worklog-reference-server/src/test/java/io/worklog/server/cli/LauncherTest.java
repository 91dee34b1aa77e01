package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in made-up clones and distributions, with JDKs that only say who they are. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "worklog").toAbsolutePath().normalize();

    @TempDir Path temporary;
    private Path root;

    @BeforeEach
    void aFolderWithASpaceInItsName() throws IOException {
        root = Files.createDirectories(temporary.resolve("a folder"));
    }

    @Test
    void theFirstFittingJdkWins() throws Exception {
        Path old = jdk("jdk-17", "17.0.9");
        Path chosen = jdk("my jdk 21", "21.0.2");
        Path other = jdk("jdk-25", "25");
        distribution();
        assertThat(run(Map.of("WORKLOG_JAVA_HOME", chosen, "JAVA_HOME", other)).out)
                .startsWith("java of my jdk 21");
        assertThat(run(Map.of("JAVA_HOME", chosen)).out).startsWith("java of my jdk 21");
        assertThat(run(Map.of("JAVA_HOME", old, "WORKLOG_JVM_DIRS", root.resolve("jvm"))).out)
                .startsWith("java of jdk-25");
        assertThat(run(Map.of("WORKLOG_JAVA_HOME", old, "JAVA_HOME", chosen)).err)
                .contains("has no JDK 21 or newer; looking elsewhere");
    }

    @Test
    void theJavaOnThePathIsFollowedThroughItsLink() throws Exception {
        Path home = jdk("jdk-22", "22.0.1");
        Path bin = Files.createDirectories(root.resolve("bin on path"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
        distribution();
        assertThat(run(Map.of("PATH", bin + ":/usr/bin:/bin", "WORKLOG_JVM_DIRS", "/nowhere")).out)
                .startsWith("java of jdk-22");
    }

    @Test
    void withoutAFittingJdkItSaysOneSentenceAndEndsWith78() throws Exception {
        jdk("jdk-8", "1.8.0_392");
        Files.createDirectories(root.resolve("jvm/empty"));
        distribution();
        Result run = run(Map.of("WORKLOG_JVM_DIRS", root.resolve("jvm") + ":/nowhere"));
        assertThat(run.code).isEqualTo(78);
        assertThat(run.out).isEmpty();
        assertThat(run.err.lines())
                .hasSize(1)
                .allMatch(line -> line.contains("no JDK 21 or newer"));
    }

    @Test
    void argumentsArriveUnchanged() throws Exception {
        jdk("jdk-21", "21");
        distribution();
        Result run = run(jvms(), "query", "--text", "两个 词 * $HOME", "", "a\"b'c");
        assertThat(run.out).contains("[两个 词 * $HOME]", "[]", "[a\"b'c]", "[query]");
    }

    @Test
    void memoryAndOtherOptionsGoToTheJvm() throws Exception {
        jdk("jdk-21", "21");
        distribution();
        Map<String, Object> environment = new java.util.HashMap<>(jvms());
        environment.put("WORKLOG_JAVA_OPTS", "-Done=1 -Dtwo=2");
        List<String> words = run(environment, "-Xmx256m", "import", "-Xmx1g").out.lines().toList();
        int main = words.indexOf("[io.worklog.server.cli.WorklogCommand]");
        assertThat(words.subList(0, main)).contains("[-Xmx256m]", "[-Done=1]", "[-Dtwo=2]");
        assertThat(words.subList(main + 1, words.size())).containsExactly("[import]", "[-Xmx1g]");
    }

    @Test
    void aDistributionUsesItsOwnJars() throws Exception {
        jdk("jdk-21", "21");
        distribution();
        assertThat(run(jvms(), "query").out).contains("/dist 1.0/bin/../lib/*]");
    }

    @Test
    void aCloneIsBuiltOnceAndAgainAfterAChange() throws Exception {
        jdk("jdk-21", "21");
        Path clone = newClone();
        Path launcher = clone.resolve("worklog");
        Map<String, Object> environment = new java.util.HashMap<>(jvms());
        environment.put("PATH", fakeMaven() + ":/usr/bin:/bin");
        Result first = run(launcher, environment, "query");
        assertThat(first.code).as(first.err).isZero();
        assertThat(first.err.lines().filter(line -> line.contains("building"))).hasSize(1);
        assertThat(first.out).contains("worklog-reference-server/target/classes:");
        assertThat(run(launcher, environment, "query").err).isEmpty();
        change(clone.resolve("worklog-persistence/testkit"));
        assertThat(run(launcher, environment, "query").err).isEmpty();
        change(clone.resolve("worklog-core"));
        assertThat(run(launcher, environment, "query").err).contains("building");
    }

    @ParameterizedTest
    @ValueSource(strings = {"worklog-spring-boot-starter", "worklog-persistence/redis"})
    void aChangeOfAnyModuleIsSeen(String module) throws Exception {
        jdk("jdk-21", "21");
        Path clone = newClone();
        Path launcher = clone.resolve("worklog");
        Map<String, Object> environment = new java.util.HashMap<>(jvms());
        environment.put("PATH", fakeMaven() + ":/usr/bin:/bin");
        run(launcher, environment, "query");
        change(clone.resolve(module));
        assertThat(run(launcher, environment, "query").err).contains("building");
    }

    @Test
    void aServerIsCompiledFullyAndACommandQuickly() throws Exception {
        jdk("jdk-21", "21");
        distribution();
        for (String[] words :
                new String[][] {{"start-dev"}, {"--lang", "zh", "start", "--config", "x"}}) {
            assertThat(run(jvms(), words).out)
                    .contains("[-XX:+ExitOnOutOfMemoryError]")
                    .doesNotContain("TieredStopAtLevel");
        }
        assertThat(run(jvms(), "--lang", "start", "query").out).contains("TieredStopAtLevel=1");
    }

    @Test
    void aCacheIsUsedWhereItIsNewerThanTheJarsAndTheJdkHasOne() throws Exception {
        jdk("jdk-25", "25");
        distribution();
        Path dist = root.resolve("dist 1.0");
        Path cache = dist.resolve("worklog.aot");
        String option = "-XX:AOTCache=" + dist.resolve("bin/../worklog.aot") + "]";
        assertThat(run(jvms(), "start-dev").out)
                .contains("worklog.aot.cache=")
                .doesNotContain("-XX:AOTCache=");
        Files.writeString(cache, "");
        age(cache, 5);
        assertThat(run(jvms(), "start-dev").out).contains(option);
        assertThat(run(jvms(), "query").out).doesNotContain("AOTCache");
        Map<String, Object> without = new java.util.HashMap<>(jvms());
        without.put("WORKLOG_AOT_CACHE", "none");
        assertThat(run(without, "start-dev").out)
                .doesNotContain("-XX:AOTCache=", "worklog.aot.cache=");
        age(dist.resolve("lib"), 10);
        assertThat(run(jvms(), "start-dev").out).doesNotContain("-XX:AOTCache=");
        age(cache, 15);
        jdk("jdk-25", "24");
        assertThat(run(jvms(), "start-dev").out).doesNotContain("-XX:AOTCache=");
    }

    private static void change(Path module) throws IOException {
        Path source = module.resolve("src/main/java/New.java");
        Files.writeString(source, "class New {}");
        age(source, 5);
    }

    private static void age(Path file, int secondsFromNow) throws IOException {
        Files.setLastModifiedTime(
                file,
                java.nio.file.attribute.FileTime.fromMillis(
                        System.currentTimeMillis() + secondsFromNow * 1_000L));
    }

    @Test
    void aCloneThatCannotBeBuiltSaysWhyAndEndsWith78() throws Exception {
        jdk("jdk-21", "21");
        Path clone = newClone();
        Map<String, Object> environment = new java.util.HashMap<>(jvms());
        Path tools = Files.createDirectories(root.resolve("few tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "find", "head", "mkdir", "flock")) {
            Path real = Path.of("/usr/bin").resolve(tool);
            if (Files.exists(real)) {
                Files.createSymbolicLink(tools.resolve(tool), real);
            }
        }
        environment.put("PATH", tools.toString());
        Result run = run(clone.resolve("worklog"), environment, "query");
        assertThat(run.code).as(run.err).isEqualTo(78);
        assertThat(run.err).contains("Maven is not on the PATH");
    }

    @Test
    void itWorksThroughASymbolicLink() throws Exception {
        jdk("jdk-21", "21");
        Path link = root.resolve("linked");
        Files.createSymbolicLink(link, distribution());
        assertThat(run(link, jvms(), "query").out).contains("/dist 1.0/bin/../lib/*]");
    }

    private Map<String, Object> jvms() {
        return Map.of("WORKLOG_JVM_DIRS", root.resolve("jvm"));
    }

    /** A JDK whose java prints its name and the words it is called with. */
    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(root.resolve("jvm").resolve(name));
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createDirectories(home.resolve("bin"));
        script(
                home.resolve("bin/java"),
                "#!/bin/sh\necho 'java of "
                        + name
                        + "'\nfor w in \"$@\"; do printf '[%s]\\n' \"$w\"; done\n");
        return home;
    }

    private Path distribution() throws IOException {
        Path dist = root.resolve("dist 1.0");
        Files.createDirectories(dist.resolve("lib"));
        Files.createDirectories(dist.resolve("bin"));
        return copy(dist.resolve("bin/worklog"));
    }

    private Path newClone() throws IOException {
        Path clone = Files.createDirectories(root.resolve("the clone"));
        for (String module :
                List.of(
                        "worklog-core",
                        "worklog-persistence/jooq",
                        "worklog-persistence/lucene",
                        "worklog-persistence/mongodb",
                        "worklog-persistence/s3",
                        "worklog-persistence/redis",
                        "worklog-persistence/testkit",
                        "worklog-spring-boot-starter",
                        "worklog-reference-server")) {
            Files.createDirectories(clone.resolve(module).resolve("src/main/java"));
            Files.writeString(clone.resolve(module).resolve("pom.xml"), "<project/>");
        }
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        Files.writeString(clone.resolve("worklog-persistence/pom.xml"), "<project/>");
        copy(clone.resolve("worklog"));
        return clone;
    }

    private Path fakeMaven() throws IOException {
        Path bin = Files.createDirectories(root.resolve("maven"));
        script(
                bin.resolve("mvn"),
                "#!/bin/sh\nmkdir -p worklog-reference-server/target/classes"
                        + " worklog-reference-server/target/lib\n");
        return bin;
    }

    private static Path copy(Path to) throws IOException {
        Files.copy(LAUNCHER, to, StandardCopyOption.COPY_ATTRIBUTES);
        return to;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Result(int code, String out, String err) {}

    private Result run(Map<String, ?> environment, String... words) throws Exception {
        return run(root.resolve("dist 1.0/bin/worklog"), environment, words);
    }

    private Result run(Path launcher, Map<String, ?> environment, String... words)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", root.toString()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        if (!environment.containsKey("PATH")) {
            builder.environment().put("PATH", pathWithoutJava());
        }
        environment.forEach((name, value) -> builder.environment().put(name, value.toString()));
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** The usual tools, and no java that the machine may have beside them. */
    private String pathWithoutJava() throws IOException {
        Path tools = root.resolve("tools");
        if (!Files.exists(tools)) {
            Files.createDirectories(tools);
            for (String tool : List.of("dirname", "readlink", "find", "head", "mkdir", "flock")) {
                Path real = Path.of("/usr/bin").resolve(tool);
                if (Files.exists(real)) {
                    Files.createSymbolicLink(tools.resolve(tool), real);
                }
            }
        }
        return tools.toString();
    }
}
