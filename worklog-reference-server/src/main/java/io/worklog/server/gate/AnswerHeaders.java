package io.worklog.server.gate;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The headers of an answer that its repetition needs too, one a line. */
final class AnswerHeaders {
    private static final List<String> KEPT = List.of("Content-Type", "ETag", "Location", "Link");

    private AnswerHeaders() {}

    static String write(HttpServletResponse answer) {
        return KEPT.stream()
                .filter(name -> answer.getHeader(name) != null)
                .map(name -> name + ": " + answer.getHeader(name))
                .collect(Collectors.joining("\n"));
    }

    static void read(String lines, HttpServletResponse answer) {
        lines.lines()
                .map(line -> line.split(": ", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> answer.setHeader(pair[0], pair[1]));
    }
}
