package io.worklog.server.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command does with one resource of a server, as a table says it.
 *
 * @param name the command's name
 * @param method the HTTP method
 * @param path with places such as {@code {project}}: that one is an option, others are arguments
 * @param fields what the caller can say
 * @param columns what a list shows; empty where the answer is one object
 * @param tagged whether the change needs the entity tag of what is there, which is read first
 * @param tagPath what to read for it; the path itself unless said
 * @param paging the parameter that takes the cursor of a list
 */
record RestVerb(
        String name,
        String method,
        String path,
        List<Field> fields,
        List<String> columns,
        boolean tagged,
        String tagPath,
        String paging) {
    private static final String CURSOR = "cursor";

    RestVerb {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
    }

    /** How a value is sent. */
    enum Kind {
        /** A text in the body. */
        TEXT,
        /** A list of texts in the body. */
        LIST,
        /** A whole number in the body. */
        NUMBER,
        /** True in the body where it is given. */
        FLAG,
        /** A parameter of the address. */
        QUERY
    }

    /**
     * Something the caller can say.
     *
     * @param option such as {@code --name}
     * @param member its name in the body or the address
     * @param kind how it is sent
     * @param required whether it must be said
     */
    record Field(String option, String member, Kind kind, boolean required) {}

    static RestVerb list(String name, String path, String... columns) {
        return new RestVerb(name, "GET", path, List.of(), List.of(columns), false, path, CURSOR);
    }

    static RestVerb show(String name, String path) {
        return of(name, "GET", path);
    }

    static RestVerb of(String name, String method, String path) {
        return new RestVerb(name, method, path, List.of(), List.of(), false, path, CURSOR);
    }

    RestVerb needs(Kind kind, String option, String member) {
        return with(new Field(option, member, kind, true));
    }

    RestVerb takes(Kind kind, String option, String member) {
        return with(new Field(option, member, kind, false));
    }

    /** With the entity tag of what another path gives. */
    RestVerb tag(String of) {
        return new RestVerb(name, method, path, fields, columns, true, of, paging);
    }

    /** A list whose cursor is called something else. */
    RestVerb pagedBy(String parameter) {
        return new RestVerb(name, method, path, fields, columns, tagged, tagPath, parameter);
    }

    private RestVerb with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new RestVerb(name, method, path, more, columns, tagged, tagPath, paging);
    }

    boolean ofProject() {
        return path.contains("{project}");
    }

    /** The places of the path that are arguments, in order. */
    List<String> arguments() {
        List<String> names = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.startsWith("{") && !part.equals("{project}")) {
                names.add(part.substring(1, part.length() - 1));
            }
        }
        return names;
    }
}
