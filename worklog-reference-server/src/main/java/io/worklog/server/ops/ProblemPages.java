package io.worklog.server.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Anyone;
import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.api.ProblemCode;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** A page for each problem, which the {@code type} of its answer leads to. */
@Tag(name = "Problems")
@RestController
final class ProblemPages {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="%s">
            <head><meta charset="utf-8"><title>%s</title>
            <meta name="viewport" content="width=device-width"></head>
            <body><main><p><code>%s</code> · HTTP %d</p><h1>%s</h1><p>%s</p></main></body>
            </html>
            """;

    private final ProblemCatalog catalog;

    ProblemPages(ProblemCatalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping("/problems/{code}")
    @Anyone(reason = "a problem can be looked up by whoever met it")
    @Operation(operationId = "explainProblem", summary = "What a problem means and what to do")
    ResponseEntity<String> page(@PathVariable String code, Locale locale) {
        ProblemCode found = catalog.find(code).orElseThrow(() -> Problem.notFound("the problem"));
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        String title = chinese ? found.titleZh() : found.title();
        String remedy = chinese ? found.remedyZh() : found.remedy();
        String page =
                PAGE.formatted(
                        chinese ? "zh" : "en",
                        HtmlUtils.htmlEscape(title),
                        found.code(),
                        found.status(),
                        HtmlUtils.htmlEscape(title),
                        HtmlUtils.htmlEscape(remedy));
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MediaType.TEXT_HTML)
                .body(page);
    }
}
