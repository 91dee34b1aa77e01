package io.worklog.server.e2e;

import static io.worklog.server.e2e.Expectation.isTrue;
import static io.worklog.server.e2e.Expectation.refused;
import static io.worklog.server.e2e.Expectation.same;

import io.worklog.client.ApiAnswer;
import io.worklog.client.ApiJson;
import io.worklog.client.EventSearch;
import io.worklog.client.ProjectClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** That work is recorded with evidence, submitted and approved, and every step is in the log. */
final class RecordChecks {
    private static final byte[] EVIDENCE =
            "巡检照片说明: no cracks were seen.\n".repeat(4_000).getBytes(StandardCharsets.UTF_8);

    private static final List<String> STEPS =
            List.of("record.created", "record.submitted", "record.approved");

    private RecordChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "evidence",
                        true,
                        "A file is uploaded and comes back as it was",
                        "上传的证据原样取回",
                        RecordChecks::evidence),
                new Check(
                        "record",
                        true,
                        "A record with evidence is written, submitted and approved",
                        "撰写、提交并审批带证据的工作记录",
                        RecordChecks::record),
                new Check(
                        "record-rules",
                        false,
                        "An approved record cannot be edited; a correction is a new version",
                        "已批准的记录不可编辑；更正产生新版本",
                        RecordChecks::rules),
                new Check(
                        "record-events",
                        false,
                        "Every step of a record is in the log",
                        "记录的每一步都在日志中",
                        RecordChecks::events));
    }

    private static ApiJson upload(Scene scene) throws IOException {
        Path file = Files.write(scene.file("inspection.txt"), EVIDENCE);
        AtomicLong seen = new AtomicLong();
        ApiJson uploaded = scene.project().upload(file, (done, total) -> seen.set(done));
        same("the bytes that progress told", (long) EVIDENCE.length, seen.get());
        return uploaded;
    }

    private static void evidence(Scene scene) throws IOException {
        ApiJson file = upload(scene);
        same("the file's size", (long) EVIDENCE.length, file.number("size"));
        ProjectClient project = scene.project();
        String path = "/evidence/" + file.text("id") + "/content";
        byte[] back = project.request("GET", path).header("Accept", "*/*").send().body();
        isTrue(Arrays.equals(EVIDENCE, back), "the file must come back as it was");
        ApiAnswer part =
                project.request("GET", path)
                        .header("Accept", "*/*")
                        .header("Range", "bytes=10-19")
                        .send();
        same("the status of a part", 206, part.status());
        isTrue(
                Arrays.equals(Arrays.copyOfRange(EVIDENCE, 10, 20), part.body()),
                "a part must be the bytes asked for");
    }

    private static void record(Scene scene) throws IOException {
        String file = upload(scene).text("id");
        ApiJson draft =
                scene.project().createRecord("桥梁巡检 bridge inspection", "Looked at *all* piers.");
        same("the state of a new record", "DRAFT", draft.text("state"));
        Written path = new Written(scene.project(), draft.text("id"));
        path.edit(ApiJson.of("evidence", List.of(file), "minutes", 90));
        same("the state after submitting", "SUBMITTED", path.step("submit").text("state"));
        ApiJson approved = path.step("approve");
        same("the state after approval", "APPROVED", approved.text("state"));
        scene.record(approved);
    }

    private static void rules(Scene scene) {
        Written path = new Written(scene.project(), scene.record().text("id"));
        refused(409, () -> path.edit(ApiJson.of("title", "another")));
        ApiJson corrected = path.step("correct");
        isTrue(corrected.number("number") > 1, "a correction must be a new version");
        same("the approved version", 1L, corrected.number("approvedNumber"));
    }

    /** Events of transactions come into the log a moment after their commit. */
    private static void events(Scene scene) {
        EventSearch about =
                EventSearch.all().target("record", scene.record().text("id")).pageSize(200);
        long end = System.nanoTime() + 10_000_000_000L;
        List<String> types;
        do {
            types = scene.project().events(about).map(event -> event.text("type")).toList();
        } while (!types.containsAll(STEPS) && System.nanoTime() < end);
        isTrue(types.containsAll(STEPS), "the log must have every step and has " + types);
    }

    /** A record and what can be done with it; each change is of what was read last. */
    private record Written(ProjectClient project, String id) {
        private ApiAnswer read() {
            return project.request("GET", "/records/" + id).send();
        }

        ApiJson edit(ApiJson change) {
            return project.request("PATCH", "/records/" + id)
                    .ifMatch(read().etag().orElse(""))
                    .body(change)
                    .json();
        }

        ApiJson step(String step) {
            return project.request("POST", "/records/" + id + "/" + step)
                    .ifMatch(read().etag().orElse(""))
                    .body(ApiJson.of("reason", "as the suite wants it"))
                    .json();
        }
    }
}
