package io.worklog.spring.reference;

import java.util.List;
import java.util.Map;

/** The catalog as Markdown, in one language. */
final class MarkdownPage {
    private final Words words;
    private final StringBuilder page = new StringBuilder();

    private MarkdownPage(Words words) {
        this.words = words;
    }

    static String of(List<TypeFacts> types, Words words) {
        MarkdownPage markdown = new MarkdownPage(words);
        markdown.page.append("# ").append(words.of("title")).append("\n\n");
        markdown.page.append(words.of("intro")).append('\n');
        types.stream().filter(type -> !type.isOwn()).forEach(markdown::add);
        markdown.page.append("\n# ").append(words.of("own")).append('\n');
        types.stream().filter(TypeFacts::isOwn).forEach(markdown::add);
        return markdown.page.toString();
    }

    private void add(TypeFacts type) {
        page.append("\n## ").append(code(type.type().name()));
        page.append(", ").append(words.of("version")).append(' ').append(type.type().version());
        String title = type.title(words.language());
        page.append(title == null ? "" : ": " + text(title)).append("\n\n");
        page.append("| | |\n|---|---|\n");
        type.rows(words)
                .forEach((name, value) ->
                        page.append("| ")
                                .append(text(name))
                                .append(" | ")
                                .append(text(value))
                                .append(" |\n"));
        String file = EventSchema.fileName(type.type());
        page.append("| ").append(words.of("schema")).append(" | [").append(text(file));
        page.append("](schemas/").append(file).append(") |\n");
        addFields(type);
        addSentences(type);
    }

    private void addFields(TypeFacts type) {
        List<StateField> fields = type.fields();
        if (fields.isEmpty()) {
            return;
        }
        page.append("\n| ").append(words.of("field.name"));
        page.append(" | ").append(words.of("field.type"));
        page.append(" | ").append(words.of("field.notes")).append(" |\n|---|---|---|\n");
        for (StateField field : fields) {
            page.append("| ").append(code(field.name()));
            page.append(" | ").append(code(field.type()));
            page.append(" | ").append(text(TypeFacts.notes(field, words))).append(" |\n");
        }
    }

    private void addSentences(TypeFacts type) {
        Map<String, String> sentences = type.sentences(words.language());
        page.append('\n');
        if (sentences.isEmpty()) {
            page.append(words.of("sentence")).append(": ");
            page.append(words.of("sentence.general")).append(".\n");
            return;
        }
        sentences.forEach((key, sentence) ->
                page.append("- ")
                        .append(code(key))
                        .append(": ")
                        .append(text(sentence))
                        .append('\n'));
    }

    private static String code(String text) {
        return text.indexOf('`') < 0 && text.indexOf('|') < 0 ? "`" + text + "`" : text(text);
    }

    /** So that no text of a host is read as Markdown or HTML. */
    private static String text(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[\\\\`*_{}\\[\\]<>()#+!|&~]", "\\\\$0");
    }
}
