package io.worklog.spring.reference;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.CatalogBuilder;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.codec.JsonValue;
import io.worklog.sentence.SentenceCheck;
import io.worklog.sentence.TextSource;
import io.worklog.spring.sentence.TextFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what a catalog says for those who do not read code: {@code catalog.html} in both
 * languages, {@code catalog.md} and {@code catalog.zh.md}, and below {@code schemas} a JSON Schema
 * for each version of each type with an {@code index.json}. The same catalog and texts give the
 * same bytes. Files that are there are overwritten, others are left.
 */
public final class WorklogReference {
    private static final String BASENAME = "worklog-messages";

    private WorklogReference() {}

    /**
     * Writes with the texts of {@code worklog-messages*.properties} on the class path.
     *
     * @param folder is created where it is not there
     * @return the files, in the order they were written
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(Catalog catalog, Path folder) throws IOException {
        ClassLoader own = WorklogReference.class.getClassLoader();
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        TextFiles files = new TextFiles(current == null ? own : current, BASENAME);
        return write(catalog, List.of(files.read(List.of())), folder);
    }

    /**
     * Writes with these texts before Worklog's own.
     *
     * @param folder is created where it is not there
     * @return the files, in the order they were written
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(Catalog catalog, List<TextSource> texts, Path folder)
            throws IOException {
        SentenceCheck sentences = SentenceCheck.of(texts, null);
        List<TypeFacts> types =
                catalog.types().stream().map(type -> new TypeFacts(type, sentences)).toList();
        Path schemas = Files.createDirectories(folder.resolve("schemas"));
        List<Path> written = new ArrayList<>();
        written.add(write(folder, "catalog.html", HtmlPage.of(types)));
        written.add(write(folder, "catalog.md", MarkdownPage.of(types, Words.english())));
        written.add(write(folder, "catalog.zh.md", MarkdownPage.of(types, Words.chinese())));
        List<JsonValue> index = new ArrayList<>();
        for (EventType<?> type : catalog.types()) {
            String file = EventSchema.fileName(type);
            written.add(write(schemas, file, PrettyJson.write(EventSchema.of(type))));
            index.add(
                    Schema.object("type", type.name(), "version", type.version(), "schema", file));
        }
        written.add(write(schemas, "index.json", PrettyJson.write(Schema.array(index))));
        return List.copyOf(written);
    }

    /** The JSON Schema (draft 2020-12) of the events of one type and version, as text. */
    public static String schema(EventType<?> type) {
        return PrettyJson.write(EventSchema.of(type));
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /**
     * Writes from the command line: first the folder, then the names of the classes that hold the
     * event types.
     *
     * @throws IOException if a file cannot be written
     * @throws ClassNotFoundException if a class is not on the class path
     */
    public static void main(String... arguments) throws IOException, ClassNotFoundException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException(
                    "give the folder to write into, and the names of the EventCatalog classes");
        }
        CatalogBuilder catalog = Catalog.builder();
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            catalog.add(Class.forName(name).asSubclass(EventCatalog.class));
        }
        write(catalog.build(), Path.of(arguments[0]));
    }
}
