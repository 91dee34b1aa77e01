package io.worklog.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who reads Chinese is told everything in Chinese that is for people. */
class PhrasesTest {
    private static final Locale READER = Locale.SIMPLIFIED_CHINESE;
    private static final Path SOURCES = Path.of("src/main/java/io/worklog/server");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @Test
    void everyTextOfTheSourcesHasAChineseOne() throws IOException {
        SaidInSources sources = SaidInSources.in(SOURCES);
        assertThat(sources.said())
                .hasSizeGreaterThan(200)
                .contains("the file has 17 bytes", "must be 1 to 17 characters on one line")
                .allSatisfy(text -> assertThat(Phrases.told(text, READER)).containsPattern(HAN));
    }

    /** Each of these hands on what another said: the library, a parser, or a rule of the server. */
    @Test
    void nothingElseIsSaid() throws IOException {
        assertThat(SaidInSources.in(SOURCES).foreign())
                .containsExactlyInAnyOrder(
                        "Checks.java: fault",
                        "EventTypes.java: String.valueOf(e.getMessage())",
                        "FeedTrials.java: e.why()",
                        "FileNames.java: fault",
                        "FilterPairs.java: fault.fault()",
                        "Ingest.java: String.valueOf(e.getMessage())",
                        "Ingest.java: fault.problem()",
                        "Intake.java: why",
                        "Problem.java: Phrases.told(place.fault(), reader)",
                        "ProblemHandler.java: each.problem()",
                        "RecordExport.java: e.detail()",
                        "Refusals.java: fault.problem()",
                        "StrictBody.java: String.valueOf(e.getMessage())",
                        "VerifyWorker.java: all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "must have 12 to 200 characters",
                "is one that everybody tries first",
                "must not have the login name in it",
                "must be text without NUL",
                "content of the type text/html is denied here",
                "content of the type text/html is not among those allowed here",
                "is empty",
                "has 130 characters: use at most 128",
                "has a lone surrogate at character 3",
                "are 0: use 1 to 32",
                "is missing, and events of this type must give one",
                "is not a W3C traceparent"
            })
    void whatIsHandedOnHasAChineseTextToo(String text) {
        assertThat(Phrases.told(text, READER)).containsPattern(HAN);
    }

    @Test
    void nounsWithinAPhraseAreChineseToo() {
        assertThat(Phrases.told("the record is not there, or you may not see it", READER))
                .isEqualTo("记录不存在，或您无权查看");
        assertThat(Phrases.told("it is DRAFT", READER)).isEqualTo("当前状态：草稿");
    }

    @Test
    void theOrderOfGapsIsThatOfTheLanguage() {
        assertThat(Phrases.told("5 of 9 bytes have arrived", READER)).isEqualTo("共 9 字节，已收到 5 字节");
    }

    @Test
    void aValueIsData() {
        assertThat(Phrases.told("clamd names {1}$1\\{2}", READER)).isEqualTo("clamd 报告：{1}$1\\{2}");
        assertThat(Phrases.told("", READER)).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsLeftAlone() {
        assertThat(Phrases.told("quite another thing", READER)).isEqualTo("quite another thing");
        assertThat(Phrases.told("is missing", Locale.ENGLISH)).isEqualTo("is missing");
        assertThat(Phrases.told("is missing", Locale.FRENCH)).isEqualTo("is missing");
    }

    @Test
    void anAnswerIsInTheLanguageThatWasAskedFor() {
        JsonNode chinese = refused("zh-CN,zh;q=0.9");
        assertThat(chinese.get("detail").asString()).isEqualTo("有 1 处有误");
        assertThat(chinese.at("/errors/0/pointer").asString()).isEqualTo("/name");
        assertThat(chinese.at("/errors/0/fault").asString()).containsPattern(HAN);
        JsonNode english = refused("en");
        assertThat(english.get("detail").asString()).isEqualTo("1 value is wrong");
        assertThat(english.at("/errors/0/fault").asString()).doesNotContainPattern(HAN);
    }

    private static JsonNode refused(String language) {
        TestServer server = TestServer.shared();
        var answer =
                server.send(
                        server.request("default/stella", "/api/v1/projects")
                                .header("Content-Type", "application/json")
                                .header("Accept-Language", language)
                                .POST(BodyPublishers.ofString("{\"name\":\"\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return TestServer.json(answer);
    }
}
