package io.worklog.spring.autoconfigure.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.SpringProperties;
import org.springframework.javapoet.ClassName;

/** Prepares an application, compiles what comes out, and starts it from that. */
class GeneratedCodeTest {
    @TempDir private static Path built;
    private static String initializer = "";
    private static URLClassLoader loader = new URLClassLoader(new URL[0]);

    @TempDir private Path folder;

    @BeforeAll
    static void prepare() throws Exception {
        Path sources = built.resolve("sources");
        Path classes = Files.createDirectories(built.resolve("classes"));
        FileSystemGeneratedFiles files =
                new FileSystemGeneratedFiles(kind ->
                        switch (kind) {
                            case SOURCE -> sources;
                            case RESOURCE, CLASS -> classes;
                        });
        initializer = generate(files);
        compile(sources, classes);
        loader = fresh(classes);
    }

    private static String generate(FileSystemGeneratedFiles files) {
        DefaultGenerationContext generation =
                new DefaultGenerationContext(
                        new ClassNameGenerator(ClassName.get(PreparedApplication.class)), files);
        SpringProperties.setFlag(AbstractAotProcessor.AOT_PROCESSING);
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext()) {
            context.register(PreparedApplication.class);
            ClassName name =
                    new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();
            return name.reflectionName();
        } finally {
            SpringProperties.setProperty(AbstractAotProcessor.AOT_PROCESSING, null);
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", classPath(), "-d"));
        arguments.add(classes.toString());
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    }

    private static String classPath() {
        String whole = System.getProperty("java.class.path");
        return System.getProperty("surefire.test.class.path", whole);
    }

    /** All classes anew, so that generated ones are in one place with those that they use. */
    private static URLClassLoader fresh(Path classes) {
        URL[] path =
                Stream.concat(
                                Stream.of(classes),
                                Stream.of(classPath().split(File.pathSeparator)).map(Path::of))
                        .map(GeneratedCodeTest::url)
                        .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> start(String... more) throws ReflectiveOperationException {
        List<String> properties = new ArrayList<>(List.of(more));
        properties.add("worklog.directory=" + folder);
        var started =
                (BiFunction<String, String[], List<String>>)
                        loader.loadClass(Started.class.getName())
                                .getDeclaredConstructor()
                                .newInstance();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return started.apply(initializer, properties.toArray(String[]::new));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void whatWasGeneratedStartsAndRecords() throws Exception {
        assertThat(start()).containsExactly("order.paid");
    }

    @Test
    void aWrongSettingStopsTheStartToo() {
        assertThatThrownBy(() -> start("worklog.operate.shutdown.drain=soon"))
                .hasMessageContaining("worklog.operate");
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }
}
