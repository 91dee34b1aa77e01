package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.verify.Remark;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Both languages say the same, and every option has a description in both. */
class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9a-zA-Z]+)}");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        Properties english = load("messages.properties");
        Properties chinese = load("messages_zh.properties");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void everySentenceOfAReportIsThereAsTheLibrarySaysIt() throws IOException {
        Properties english = load("messages.properties");
        for (Remark.Key key : Remark.Key.values()) {
            assertThat(english.getProperty("remark." + key)).as("%s", key).isEqualTo(key.english());
        }
    }

    @Test
    void bothLanguagesUseTheSameArguments() throws IOException {
        Properties english = load("messages.properties");
        Properties chinese = load("messages_zh.properties");
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void noTextHasAnApostropheThatAFormatWouldEat() throws IOException {
        for (String file : new String[] {"messages.properties", "messages_zh.properties"}) {
            load(file)
                    .forEach((key, text) ->
                            assertThat(text.toString()).as(key.toString()).doesNotContain("'"));
        }
    }

    @Test
    void everyCommandAndOptionIsDescribed() {
        CommandLine tree = CommandTree.of(CliSessions.session(Messages.in("zh")));
        all(tree)
                .forEach(command -> {
                    String name = command.getCommandSpec().qualifiedName();
                    assertThat(command.getCommandSpec().usageMessage().header())
                            .as(name)
                            .isNotEmpty();
                    for (ArgSpec arg : command.getCommandSpec().args()) {
                        assertThat(arg.description())
                                .as(name + " " + arg.paramLabel())
                                .isNotEmpty();
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, -, USAGE",
                "zh, -, -, -, 用法",
                "-, zh_CN, en_US.UTF-8, -, 用法",
                "-, -, zh_CN.UTF-8, en_US.UTF-8, 用法",
                "-, -, -, zh_CN.UTF-8, 用法",
                "en, zh, zh_CN, zh_CN, USAGE",
                "-, -, C, zh_CN.UTF-8, USAGE",
            })
    void theLanguageIsTheFirstOneAskedFor(
            String option, String worklog, String all, String lang, String expected) {
        Map<String, String> environment = new java.util.HashMap<>();
        put(environment, "WORKLOG_LANG", worklog);
        put(environment, "LC_ALL", all);
        put(environment, "LANG", lang);
        String text = Messages.chosen(option, environment).text("column.type");
        assertThat(text).isEqualTo(expected.equals("用法") ? "类型" : "TYPE");
    }

    private static void put(Map<String, String> to, String key, String value) {
        if (value != null) {
            to.put(key, value);
        }
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(MessagesTest::all));
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> found = new TreeSet<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            found.add(places.group(1));
        }
        return found;
    }

    private static Properties load(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
