package io.worklog.server.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.OpenedDatabase;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens are kept alike by every engine. */
@ExtendWith(ServersExtension.class)
class TokenEnginesTest {
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00.123456Z");
    private static final Instant END = AT.plusSeconds(60);

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void onAServer(DatabaseKind kind, TestServers servers) {
        try (TestDatabase database = servers.database(kind).createDatabase();
                OpenedDatabase opened = OpenedDatabase.open(database.url())) {
            exam(new TokenTable(opened.database()));
        }
    }

    private static void exam(TokenTable table) {
        ViewerToken token =
                new ViewerToken(
                        "vwt_1",
                        "default",
                        "prj_1",
                        "门户 💰",
                        Map.of("actor", List.of("u-1", "张三")),
                        AT,
                        "olga",
                        END,
                        null,
                        0,
                        null);
        table.insert(token, "hash");
        assertThat(table.find("vwt_1")).contains(new TokenTable.Row(token, "hash"));
        assertThat(table.find("vwt_2")).isEmpty();
        assertThat(table.good("prj_1", AT)).isEqualTo(1);
        assertThat(table.good("prj_1", END)).isZero();
        table.viewed("vwt_1", AT.plusSeconds(1));
        table.viewed("vwt_1", AT.plusSeconds(2));
        assertThat(table.of("prj_1", 10).get(0).views()).isEqualTo(2);
        assertThat(table.of("prj_2", 10)).isEmpty();
        assertThat(table.revoke("prj_2", "vwt_1", AT)).as("of another project").isFalse();
        assertThat(table.revoke("prj_1", "vwt_1", AT)).isTrue();
        assertThat(table.revoke("prj_1", "vwt_1", AT)).isFalse();
        assertThat(table.good("prj_1", AT)).isZero();
    }
}
