package io.worklog.server.record;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns Markdown (CommonMark with tables) into HTML that is safe to show: markup of the author's is
 * shown as text, and what is left passes a list of allowed elements. Images are not among them, as
 * fetching one tells its server who reads. Thread-safe.
 */
final class Markdown {
    private final Parser parser;
    private final HtmlRenderer renderer;
    private final PolicyFactory policy;

    Markdown() {
        var extensions = List.of(TablesExtension.create());
        parser = Parser.builder().extensions(extensions).maxOpenBlockParsers(100).build();
        renderer =
                HtmlRenderer.builder()
                        .extensions(extensions)
                        .escapeHtml(true)
                        .sanitizeUrls(true)
                        .build();
        policy =
                new HtmlPolicyBuilder()
                        .allowElements(
                                "p",
                                "br",
                                "hr",
                                "h1",
                                "h2",
                                "h3",
                                "h4",
                                "h5",
                                "h6",
                                "ul",
                                "ol",
                                "li",
                                "blockquote",
                                "pre",
                                "code",
                                "em",
                                "strong",
                                "table",
                                "thead",
                                "tbody",
                                "tr",
                                "th",
                                "td",
                                "a")
                        .allowAttributes("href")
                        .onElements("a")
                        .allowAttributes("start")
                        .onElements("ol")
                        .allowAttributes("align")
                        .matching(false, "left", "right", "center")
                        .onElements("th", "td")
                        .allowUrlProtocols("http", "https", "mailto")
                        .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
                        .toFactory();
    }

    String html(String markdown) {
        return policy.sanitize(renderer.render(parser.parse(markdown)));
    }
}
