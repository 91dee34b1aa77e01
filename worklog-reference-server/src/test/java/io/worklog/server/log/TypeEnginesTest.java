package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.db.OpenedDatabase;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.time.Instant;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Event types are kept alike by every engine. */
@ExtendWith(ServersExtension.class)
class TypeEnginesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00.123456Z");

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void onAServer(DatabaseKind kind, TestServers servers) {
        try (TestDatabase database = servers.database(kind).createDatabase();
                OpenedDatabase opened = OpenedDatabase.open(database.url())) {
            exam(new TypeRepository(opened.database(), JSON));
        }
    }

    private static void exam(TypeRepository types) {
        TypeDefinition first =
                JSON.readValue(
                        "{\"name\":\"a.b\",\"version\":1,\"description\":\"付款 💰\",\"schema\":{}}",
                        TypeDefinition.class);
        types.insert("prj_1", first, AT, "olga");
        types.insert("prj_1", first.in(2), AT, "olga");
        assertThatThrownBy(() -> types.insert("prj_1", first, AT, "olga"))
                .isInstanceOf(IntegrityConstraintViolationException.class);
        ProjectTypes read = types.read("prj_1");
        RegisteredType newest = read.newest("a.b").orElseThrow();
        assertThat(newest.definition()).isEqualTo(first.in(2));
        assertThat(newest.registeredAt()).isEqualTo(AT);
        assertThat(read.unknownAllowed()).isTrue();
        assertThat(types.read("prj_2").all()).isEmpty();
        assertThat(types.allowUnknown("prj_1", false, 0)).isTrue();
        assertThat(types.allowUnknown("prj_1", true, 0)).as("made by another meanwhile").isFalse();
        assertThat(types.allowUnknown("prj_1", true, 7)).isFalse();
        assertThat(types.read("prj_1").unknownAllowed()).isFalse();
        assertThat(types.allowUnknown("prj_1", true, 1)).isTrue();
        assertThat(types.read("prj_1").settingsVersion()).isEqualTo(2);
    }
}
