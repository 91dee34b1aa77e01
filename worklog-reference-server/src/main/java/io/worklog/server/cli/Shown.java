package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a server said, for a person or as it is. */
final class Shown {
    private final Call call;

    Shown(Call call) {
        this.call = call;
    }

    /** One object: a line for each member. */
    int one(ApiJson object) {
        if (call.json()) {
            call.terminal().out().println(object);
        } else {
            object.value().members().forEach(this::member);
        }
        return ExitCode.OK;
    }

    private void member(String name, JsonValue value) {
        String text = text(value);
        if (!text.isEmpty()) {
            call.terminal().line(call.terminal().bold(name) + "  " + text);
        }
    }

    /** Objects: a table of some of their members, or all as one JSON object. */
    int all(Stream<ApiJson> items, int limit, String... columns) {
        List<ApiJson> shown = items.limit(limit).toList();
        if (call.json()) {
            call.terminal().out().println(ApiJson.of("items", shown));
            return ExitCode.OK;
        }
        List<String> heads = new ArrayList<>();
        for (String column : columns) {
            heads.add(column.toUpperCase(Locale.ROOT));
        }
        Table table = new Table(heads);
        shown.forEach(item -> table.row(cells(item, columns)));
        table.lines(call.terminal(), call.session().columns()).forEach(call.terminal()::line);
        return ExitCode.OK;
    }

    private static String[] cells(ApiJson item, String... columns) {
        String[] cells = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            JsonValue value = item.value().get(columns[i]);
            cells[i] = value == null ? "" : text(value);
        }
        return cells;
    }

    private static String text(JsonValue value) {
        return switch (value) {
            case JsonString string -> string.text();
            case JsonArray array ->
                    String.join(", ", array.elements().stream().map(Shown::text).toList());
            case JsonObject object ->
                    new ApiJson(object)
                            .find("name")
                            .or(() -> new ApiJson(object).find("id"))
                            .orElseGet(() -> Json.text(object));
            case JsonValue.JsonNull ignored -> "";
            default -> Json.text(value);
        };
    }
}
