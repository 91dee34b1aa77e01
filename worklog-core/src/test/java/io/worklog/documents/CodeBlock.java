package io.worklog.documents;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java out of a document, as a reader would paste it into a method of their own. */
record CodeBlock(String code) {
    private static final Pattern JAVA_FENCE = Pattern.compile("(?ms)^```java\\n(.*?)^```");

    /** All Java blocks of a document, in order. */
    static List<CodeBlock> of(String markdown) {
        List<CodeBlock> blocks = new ArrayList<>();
        Matcher fence = JAVA_FENCE.matcher(markdown);
        while (fence.find()) {
            blocks.add(new CodeBlock(fence.group(1)));
        }
        return blocks;
    }

    /** The same block working on another folder than the one it names. */
    CodeBlock in(String documented, Path folder) {
        String quoted = "\"" + documented + "\"";
        if (!code.contains(quoted)) {
            throw new AssertionError("the block does not name the folder " + quoted + ":\n" + code);
        }
        String path = folder.toString().replace("\\", "\\\\");
        return new CodeBlock(code.replace(quoted, "\"" + path + "\""));
    }

    /** Compiles the block into a folder, runs it and returns what it printed. */
    String run(Path classes) throws Exception {
        compile(classes);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Pasted").getMethod("run").invoke(null);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of(
                        "-proc:none",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString());
        if (!compiler.getTask(messages, null, null, options, null, List.of(source())).call()) {
            throw new AssertionError("does not compile:\n" + code + messages);
        }
    }

    private JavaFileObject source() {
        String text =
                """
                import io.worklog.*;
                import io.worklog.catalog.*;
                import io.worklog.event.*;
                import io.worklog.proof.*;
                import io.worklog.verify.*;
                import java.math.*;
                import java.nio.file.*;
                import java.util.*;
                public class Pasted {
                    public static void run() throws Exception {
                """
                        + code
                        + "}}";
        URI name = URI.create("string:///Pasted.java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
