package io.worklog.spring.reference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The catalog as one page in both languages, which needs nothing from anywhere else. */
final class HtmlPage {
    private static final List<Words> LANGUAGES = List.of(Words.english(), Words.chinese());

    private final StringBuilder page = new StringBuilder();

    private HtmlPage() {}

    static String of(List<TypeFacts> types) {
        HtmlPage html = new HtmlPage();
        html.sections(types);
        String shell = new String(Words.bytes("page.html"), StandardCharsets.UTF_8);
        return shell.replace("<!-- nav -->", navigation(types))
                .replace("<!-- types -->", html.page.toString())
                .replace("<!-- title -->", both("title"))
                .replace("<!-- intro -->", both("intro"))
                .replace("<!-- search -->", both("search"));
    }

    private static String navigation(List<TypeFacts> types) {
        StringBuilder nav = new StringBuilder();
        for (TypeFacts type : types) {
            nav.append("<li><a href=\"#").append(escaped(type.anchor())).append("\"><code>");
            nav.append(escaped(type.type().name())).append("</code></a> <small>");
            nav.append(type.type().version()).append("</small></li>\n");
        }
        return nav.toString();
    }

    private void sections(List<TypeFacts> types) {
        types.stream().filter(type -> !type.isOwn()).forEach(this::add);
        page.append("<h2 class=\"group\">").append(both("own")).append("</h2>\n");
        types.stream().filter(TypeFacts::isOwn).forEach(this::add);
    }

    private void add(TypeFacts type) {
        page.append("<section id=\"").append(escaped(type.anchor())).append("\">\n<h3><code>");
        page.append(escaped(type.type().name())).append("</code> <small>");
        page.append(both("version")).append(' ').append(type.type().version());
        page.append("</small></h3>\n");
        for (Words words : LANGUAGES) {
            page.append("<div lang=\"").append(words.language()).append("\">\n");
            add(type, words);
            page.append("</div>\n");
        }
        page.append("</section>\n");
    }

    private void add(TypeFacts type, Words words) {
        String title = type.title(words.language());
        if (title != null) {
            page.append("<p class=\"title\">").append(escaped(title)).append("</p>\n");
        }
        addSentences(type, words);
        page.append("<dl>\n");
        type.rows(words).forEach(this::row);
        page.append("<div><dt>").append(words.of("schema")).append("</dt><dd><a href=\"schemas/");
        page.append(escaped(EventSchema.fileName(type.type()))).append("\">");
        page.append(escaped(EventSchema.fileName(type.type()))).append("</a></dd></div>\n</dl>\n");
        addFields(type, words);
    }

    private void row(String name, String value) {
        page.append("<div><dt>").append(escaped(name)).append("</dt><dd>");
        page.append(escaped(value)).append("</dd></div>\n");
    }

    private void addSentences(TypeFacts type, Words words) {
        Map<String, String> sentences = type.sentences(words.language());
        page.append("<ul class=\"sentences\">\n");
        if (sentences.isEmpty()) {
            page.append("<li>").append(words.of("sentence.general")).append("</li>\n");
        }
        sentences.forEach((key, sentence) -> {
            page.append("<li><q>").append(escaped(sentence)).append("</q> <code>");
            page.append(escaped(key)).append("</code></li>\n");
        });
        page.append("</ul>\n");
    }

    private void addFields(TypeFacts type, Words words) {
        List<StateField> fields = type.fields();
        if (fields.isEmpty()) {
            return;
        }
        page.append("<div class=\"scroll\"><table>\n<thead><tr>");
        for (String column : List.of("field.name", "field.type", "field.notes")) {
            page.append("<th>").append(words.of(column)).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (StateField field : fields) {
            page.append("<tr><td><code>").append(escaped(field.name()));
            page.append("</code></td><td><code>").append(escaped(field.type()));
            page.append("</code></td><td>").append(escaped(TypeFacts.notes(field, words)));
            page.append("</td></tr>\n");
        }
        page.append("</tbody>\n</table></div>\n");
    }

    private static String both(String key) {
        StringBuilder both = new StringBuilder();
        for (Words words : LANGUAGES) {
            both.append("<span lang=\"").append(words.language()).append("\">");
            both.append(escaped(words.of(key))).append("</span>");
        }
        return both.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
