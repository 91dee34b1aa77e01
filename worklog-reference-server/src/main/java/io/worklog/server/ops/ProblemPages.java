package io.worklog.server.ops;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Anyone;
import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;
import java.util.List;
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
            <html lang="%1$s">
            <head><meta charset="utf-8"><title>%2$s · Worklog 工作留痕</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" type="image/svg+xml" href="../favicon.svg">
            <link rel="stylesheet" href="../plain.css"></head>
            <body><main>
            <p class="brand">Worklog 工作留痕</p>
            <p class="code"><code>%3$s</code> · HTTP %4$d</p>
            <h1>%2$s</h1>
            <p>%5$s</p>
            <p><a href="../#/problems">%6$s</a></p>
            </main></body>
            </html>
            """;

    private final ProblemCatalog catalog;

    ProblemPages(ProblemCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A kind of problem.
     *
     * @param code its stable code
     * @param status the HTTP status
     * @param title what it means, in English
     * @param titleZh what it means, in Chinese
     * @param remedy what to do about it, in English
     * @param remedyZh what to do about it, in Chinese
     */
    record ProblemView(
            String code, int status, String title, String titleZh, String remedy, String remedyZh) {
        static ProblemView of(ProblemCode one) {
            return new ProblemView(
                    one.code(),
                    one.status(),
                    one.text().title(),
                    one.text().titleZh(),
                    one.text().remedy(),
                    one.text().remedyZh());
        }
    }

    @GetMapping("/api/v1/problems")
    @Anyone(reason = "the list is the same for everybody and says nothing of what is kept")
    @Operation(operationId = "listProblems", summary = "Every kind of problem and what to do")
    List<ProblemView> list() {
        return catalog.all().stream().map(ProblemView::of).toList();
    }

    @GetMapping("/problems/{code}")
    @Anyone(reason = "a problem can be looked up by whoever met it")
    @Operation(operationId = "explainProblem", summary = "What a problem means and what to do")
    ResponseEntity<String> page(@PathVariable String code, Locale locale) {
        ProblemCode found = catalog.find(code).orElseThrow(() -> Problem.notFound("the problem"));
        ProblemText text = found.text();
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        String page =
                PAGE.formatted(
                        chinese ? "zh" : "en",
                        HtmlUtils.htmlEscape(chinese ? text.titleZh() : text.title()),
                        found.code(),
                        found.status(),
                        HtmlUtils.htmlEscape(chinese ? text.remedyZh() : text.remedy()),
                        chinese ? "所有问题说明" : "All problems");
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(MediaType.TEXT_HTML)
                .body(page);
    }
}
