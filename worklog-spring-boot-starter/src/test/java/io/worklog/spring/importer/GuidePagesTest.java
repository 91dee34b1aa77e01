package io.worklog.spring.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The old and the new lines of the guide pages compile against the real libraries. */
class GuidePagesTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```java\\n(.*?)^```");

    /** What a reader's file has around a block: the imports, and the objects it speaks of. */
    private static final String AROUND =
            """
            import com.mzt.logapi.starter.annotation.LogRecord;
            import com.tngtech.archunit.lang.ArchRule;
            import io.worklog.*;
            import io.worklog.catalog.*;
            import io.worklog.event.*;
            import io.worklog.spring.*;
            import io.worklog.spring.gate.*;
            import io.worklog.spring.importer.*;
            import jakarta.persistence.Entity;
            import jakarta.persistence.Id;
            import java.nio.file.Path;
            import javax.sql.DataSource;
            import org.hibernate.envers.Audited;
            import org.javers.core.Javers;
            import org.springframework.boot.actuate.audit.*;
            import org.springframework.context.annotation.Bean;
            @interface ArchTest {}
            abstract class Page {
                DataSource dataSource;
                Worklog worklog;
                Javers javers;
                AuditEventRepository repository;
                record Order(String id, String status) {}
                %s
                %s
            }
            """;

    @TempDir private Path classes;

    @ParameterizedTest
    @CsvSource({
        "from-mzt-biz-log.md, 3",
        "from-envers.md, 4",
        "from-javers.md, 3",
        "from-actuator.md, 2"
    })
    void everyBlockCompiles(String page, int blocks) throws IOException {
        List<String> code = blocks(Files.readString(docs().resolve(page)));
        assertThat(code).hasSize(blocks);
        code.forEach(block -> assertThat(faults(block)).as(block).isEmpty());
    }

    @Test
    void aLineThatDoesNotCompileIsFound() {
        assertThat(faults("ImportReport report = LegacyImport.envers(dataSource).into(worklog);\n"))
                .contains("into");
        assertThatThrownBy(() -> blocks("no code at all").get(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<String> blocks(String page) {
        return FENCE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private String faults(String block) {
        boolean member = Pattern.compile("(?m)^(@|static |public )").matcher(block).find();
        String customer = block.contains("class Customer") ? "" : "record Customer(Long id) {}";
        String helper = "abstract Customer save(Long id, String name);\n" + customer;
        String code = member ? block : "void run() throws Exception {\n" + block + "}\n";
        StringWriter messages = new StringWriter();
        String path = System.getProperty("java.class.path");
        List<String> options =
                List.of("-proc:none", "-parameters", "-cp", path, "-d", classes.toString());
        boolean compiles =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(messages, null, null, options, null, List.of(source(code, helper)))
                        .call();
        return compiles ? "" : messages.toString();
    }

    private static SimpleJavaFileObject source(String code, String helper) {
        String text = AROUND.formatted(helper, code);
        return new SimpleJavaFileObject(URI.create("string:///Page.java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static Path docs() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(at -> at != null)
                .map(at -> at.resolve("worklog-reference-server/docs"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }
}
