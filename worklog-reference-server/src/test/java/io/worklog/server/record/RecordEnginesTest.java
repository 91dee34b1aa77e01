package io.worklog.server.record;

import static io.worklog.server.record.RecordBench.as;
import static io.worklog.server.record.RecordBench.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.project.ProjectBench;
import io.worklog.server.record.MyWork.WorkSummary;
import io.worklog.server.record.StepWork.BulkItem;
import io.worklog.server.record.StepWork.BulkOutcome;
import io.worklog.server.testing.Committed;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records in every database, and by several people at the same moment. */
@ExtendWith(ServersExtension.class)
class RecordEnginesTest {
    private static final int ROUNDS = Integer.getInteger("worklog.test.record-rounds", 3);

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void onAServer(DatabaseKind kind, TestServers servers) throws Exception {
        try (TestDatabase database = servers.database(kind).createDatabase();
                RecordBench bench = RecordBench.open(database.url(), folder)) {
            new Exam(bench).all();
        }
    }

    @Test
    void onSqlite() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("records.db");
        try (RecordBench bench = RecordBench.open(url, folder)) {
            new Exam(bench).all();
        }
    }

    /** All that must hold in one database. */
    private static final class Exam {
        private final RecordBench bench;
        private final RecordWork work;
        private final StepWork steps;
        private final RecordRows rows;

        Exam(RecordBench bench) {
            this.bench = bench;
            this.work = bench.bean(RecordWork.class);
            this.steps = bench.bean(StepWork.class);
            this.rows = bench.bean(RecordRows.class);
        }

        void all() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                twoApproversAtOnce();
                anEditWhileSubmitting();
                overlappingBulkSteps();
            }
            theWholeWayAndTheLists();
            anEditSessionIsOneEvent();
            aRolledBackStepLeavesNothing();
            oneSeesTheirWorkAcrossProjects();
        }

        private void member(String user, Set<ProjectRole> roles) {
            as(
                    "olga",
                    () -> {
                        ProjectBench.member(bench.context, bench.project, user, roles);
                        return user;
                    });
        }

        void oneSeesTheirWorkAcrossProjects() {
            member("mia", Set.of(ProjectRole.RECORDER, ProjectRole.APPROVER));
            member("rita", Set.of(ProjectRole.APPROVER));
            MyWork mine = bench.bean(MyWork.class);
            LocalDate day = LocalDate.of(2026, 3, 2);
            long before = mine.of(caller("mia"), day).waitingCount();
            step("anna", draft("等我"), Step.SUBMIT);
            Supplier<RecordRow> own = () -> work.create(caller("mia"), bench.project, input("我的"));
            RecordRow open = as("mia", own);
            step("mia", as("mia", own), Step.SUBMIT);

            WorkSummary is = mine.of(caller("mia"), day);
            assertThat(is.waitingCount()).isEqualTo(before + 1);
            assertThat(is.waiting()).noneMatch(one -> one.record().author().id().equals("mia"));
            assertThat(is.open())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.record().id()).isEqualTo(open.id());
                        assertThat(one.projectName()).isEqualTo(bench.project.name());
                    });
            assertThat(is.counts()).containsEntry(RecordState.DRAFT, 1L);
            assertThat(is.counts()).containsEntry(RecordState.SUBMITTED, 1L);
            assertThat(is.days())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.day()).isEqualTo(day);
                        assertThat(one.minutes()).isEqualTo(60);
                        assertThat(one.records()).isEqualTo(2);
                    });
            assertThat(mine.of(caller("mia"), day.minusDays(1)).days()).isEmpty();
            assertThat(mine.of(caller("rita"), day).waitingCount())
                    .as("who takes part does not decide")
                    .isZero();
            assertThat(mine.of(caller("nobody"), day).projects()).isEmpty();
        }

        private RecordInput input(String title) {
            return new RecordInput(
                    title,
                    "正文 😀",
                    LocalDate.of(2026, 3, 2),
                    null,
                    null,
                    30L,
                    List.of("rita"),
                    List.of("桥"),
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        private RecordRow draft(String title) {
            return as("anna", () -> work.create(caller("anna"), bench.project, input(title)));
        }

        private RecordRow step(String user, RecordRow row, Step step) {
            return as(
                    user,
                    () ->
                            steps.one(
                                    caller(user),
                                    bench.project,
                                    row.id(),
                                    row.version(),
                                    step,
                                    "原因"));
        }

        /** What became of tasks that began at the same moment: their results or problem codes. */
        private List<String> together(List<Callable<String>> tasks) throws Exception {
            CyclicBarrier start = new CyclicBarrier(tasks.size());
            List<String> outcomes = new ArrayList<>();
            try (var pool = Executors.newFixedThreadPool(tasks.size())) {
                List<Future<String>> all = new ArrayList<>();
                for (Callable<String> task : tasks) {
                    all.add(
                            pool.submit(() -> {
                                start.await();
                                try {
                                    return task.call();
                                } catch (Problem problem) {
                                    return problem.code().code();
                                }
                            }));
                }
                for (Future<String> one : all) {
                    outcomes.add(one.get());
                }
            }
            return outcomes;
        }

        void twoApproversAtOnce() throws Exception {
            RecordRow sent = step("anna", draft("同时"), Step.SUBMIT);
            List<String> outcomes =
                    together(
                            List.of(
                                    () -> step("paul", sent, Step.APPROVE).state().name(),
                                    () -> step("peter", sent, Step.RETURN).state().name()));
            assertThat(outcomes).containsAnyOf("APPROVED", "RETURNED");
            assertThat(outcomes).containsAnyOf("precondition-failed", "record-state");
            RecordRow now = rows.get(bench.project.id(), sent.id());
            assertThat(outcomes).contains(now.state().name());
            assertThat(events(sent.id())).hasSize(3);
        }

        void anEditWhileSubmitting() throws Exception {
            RecordRow draft = draft("边改边交");
            RecordInput edit = input("改过");
            List<String> outcomes =
                    together(
                            List.of(
                                    () -> step("anna", draft, Step.SUBMIT).state().name(),
                                    () ->
                                            as(
                                                            "anna",
                                                            () ->
                                                                    work.edit(
                                                                            caller("anna"),
                                                                            bench.project,
                                                                            draft.id(),
                                                                            draft.version(),
                                                                            edit))
                                                    .title()));
            assertThat(outcomes).containsAnyOf("SUBMITTED", "改过");
            assertThat(outcomes).containsAnyOf("precondition-failed", "record-state");
            RecordRow now = rows.get(bench.project.id(), draft.id());
            boolean submitted = now.state() == RecordState.SUBMITTED;
            assertThat(now.title()).isEqualTo(submitted ? "边改边交" : "改过");
            assertThat(bench.bean(VersionRows.class).get(now.id(), 1).body().title())
                    .isEqualTo(now.title());
        }

        void overlappingBulkSteps() throws Exception {
            List<BulkItem> items = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                items.add(new BulkItem(step("anna", draft("批" + i), Step.SUBMIT).id(), null));
            }
            List<BulkItem> back = items.reversed();
            List<Long> done = new ArrayList<>();
            together(
                    List.of(
                            () -> count(done, bulk("paul", items)),
                            () -> count(done, bulk("peter", back))));
            assertThat(done.stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
            for (BulkItem item : items) {
                assertThat(events(item.id())).hasSize(3).endsWith("record.approved");
            }
        }

        private static String count(List<Long> done, BulkOutcome outcome) {
            synchronized (done) {
                done.add(outcome.results().stream().filter(one -> one.done()).count());
            }
            return "counted";
        }

        private BulkOutcome bulk(String user, List<BulkItem> items) {
            return as(
                    user, () -> steps.many(caller(user), bench.project, Step.APPROVE, items, null));
        }

        void theWholeWayAndTheLists() {
            RecordRow sent = step("anna", draft("Ganz Ähnlich 桥"), Step.SUBMIT);
            RecordRow back = step("paul", sent, Step.RETURN);
            RecordRow edited =
                    as(
                            "anna",
                            () ->
                                    work.edit(
                                            caller("anna"),
                                            bench.project,
                                            back.id(),
                                            back.version(),
                                            input("Ganz ähnlich 桥 2")));
            assertThat(edited.number()).isEqualTo(2);
            RecordRow done = step("paul", step("anna", edited, Step.SUBMIT), Step.APPROVE);
            RecordRow open = step("anna", done, Step.CORRECT);
            assertThat(open.number()).isEqualTo(3);
            RecordFilter filter =
                    new RecordFilter(
                            List.of(RecordState.DRAFT),
                            "anna",
                            "ÄHNLICH",
                            LocalDate.of(2026, 3, 1),
                            LocalDate.of(2026, 3, 31),
                            RecordFilter.terms("rita", List.of("桥"), null));
            RecordLists lists = bench.bean(RecordLists.class);
            List<RecordRow> page = lists.page(bench.project.id(), filter, null, new PageLimit(10));
            assertThat(page).extracting(RecordRow::id).containsExactly(done.id());
            assertThat(lists.counts(bench.project.id(), filter).get(RecordState.DRAFT))
                    .isEqualTo(1);
            var figures =
                    bench.bean(WorkFigures.class)
                            .of(
                                    bench.project.id(),
                                    LocalDate.of(2026, 3, 1),
                                    LocalDate.of(2026, 3, 31));
            assertThat(figures.byWeek()).hasSize(1);
            assertThat(figures.all().minutes()).isEqualTo(30 * figures.all().records());
            assertThat(ProjectBench.visible(bench.context, caller("paul"), "工")).isEqualTo(1);
            assertThat(events(done.id())).hasSize(6);
            assertThat(bench.bean(RecordCheck.class).of(bench.project, done.id()).findings())
                    .isEmpty();
        }

        void anEditSessionIsOneEvent() {
            Instant start = Instant.parse("2026-05-01T08:00:00Z");
            RecordRow row = at(start, () -> draft("会话"));
            row = edit(row, "一", start.plusSeconds(60));
            row = edit(row, "二", start.plusSeconds(120));
            row = edit(row, "三", start.plusSeconds(180));
            assertThat(events(row.id())).containsExactly("record.created");
            row = edit(row, "四", start.plusSeconds(7_200));
            row = edit(row, "五", start.plusSeconds(7_260));
            assertThat(events(row.id())).containsExactly("record.created", "record.edited");
            step("anna", row, Step.SUBMIT);
            assertThat(events(row.id()))
                    .containsExactly("record.created", "record.edited", "record.submitted");
            var edits = RecordReader.events(log(), row.id());
            assertThat(edits.get(1).event().changes())
                    .anyMatch(change -> change.toString().contains("三"));
            assertThat(edits.get(1).event().occurredAt()).isEqualTo(start.plusSeconds(180));
            assertThat(edits.get(2).event().changes())
                    .anyMatch(change -> change.toString().contains("五"));
        }

        private RecordRow edit(RecordRow row, String title, Instant now) {
            return at(
                    now,
                    () ->
                            as(
                                    "anna",
                                    () ->
                                            work.edit(
                                                    caller("anna"),
                                                    bench.project,
                                                    row.id(),
                                                    row.version(),
                                                    input(title))));
        }

        private <T> T at(Instant now, Supplier<T> task) {
            bench.clock().set(now);
            try {
                return task.get();
            } finally {
                bench.clock().set(null);
            }
        }

        void aRolledBackStepLeavesNothing() {
            RecordRow draft = draft("回滚");
            Database database = bench.bean(Database.class);
            try {
                database.inTransaction(() -> {
                    step("anna", draft, Step.SUBMIT);
                    throw new IllegalStateException("planted");
                });
            } catch (IllegalStateException planted) {
                assertThat(planted).hasMessage("planted");
            }
            assertThat(rows.get(bench.project.id(), draft.id()).state())
                    .isEqualTo(RecordState.DRAFT);
            assertThat(events(draft.id())).containsExactly("record.created");
            assertThat(bench.bean(StepRows.class).all(draft.id())).hasSize(1);
        }

        private AuditLog log() {
            return bench.bean(Worklog.class).log(bench.project.log());
        }

        /** Types of a record's events, once everything committed is in the log. */
        private List<String> events(String record) {
            Committed.relayed(bench.bean(Worklog.class), bench.bean(Database.class));
            return RecordReader.events(log(), record).stream()
                    .map(one -> one.event().type().name())
                    .toList();
        }
    }
}
