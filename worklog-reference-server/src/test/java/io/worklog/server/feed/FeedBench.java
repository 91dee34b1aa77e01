package io.worklog.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.log.TreeSize;
import io.worklog.server.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A project of its own on a server that may call the loopback and is quick to try again. */
final class FeedBench {
    static final String ALICE = "default/feeder";

    final TestServer server;
    final String project;
    final String feeds;
    private int events;

    FeedBench(TestServer server) {
        this.server = server;
        HttpResponse<String> answer = server.post(ALICE, "/api/v1/projects", "{\"name\":\"推送\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        this.project = TestServer.json(answer).get("id").asString();
        this.feeds = "/api/v1/projects/" + project + "/feeds";
        log().awaitGrowth(TreeSize.of(0), Duration.ofSeconds(60));
    }

    /** A server for all tests of feeds. */
    static TestServer open() {
        return TestServer.start(
                "worklog.server.feed.allow-private=true",
                "worklog.server.feed.allow-plain=true",
                "worklog.server.feed.first-pause=1ms",
                "worklog.server.feed.longest-pause=5ms",
                "worklog.server.feed.attempts=3",
                "worklog.server.feed.timeout=20s",
                "worklog.server.feed.poll=20ms");
    }

    AuditLog log() {
        return server.bean(Worklog.class).log(project);
    }

    /** Makes a feed of the events named {@code try.*}. */
    JsonNode create(String target, String format) {
        String body =
                "{\"name\":\"n\",\"target\":\"%s\",\"format\":\"%s\",\"filter\":{\"type\":\"try.*\"}}"
                        .formatted(target, format);
        HttpResponse<String> answer = server.post(ALICE, feeds, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.json(answer);
    }

    JsonNode get(JsonNode feed) {
        return TestServer.json(server.get(ALICE, path(feed)));
    }

    String path(JsonNode feed) {
        return feeds + "/" + feed.get("id").asString();
    }

    /** Records an event for the feed and one that it does not want; gives the index of the first. */
    long event() {
        events++;
        long index = append("try." + (events % 2 == 0 ? "even" : "odd"), events);
        append("other.thing", 1_000 + events);
        return index;
    }

    private long append(String type, long number) {
        AuditEvent event =
                ForeignEvents.begin(type, number)
                        .actor(Actor.user("u-1"))
                        .target("try", "no-" + number)
                        .build();
        return log().append(event).index().value();
    }

    /** Waits until a field of the feed has a value. */
    void until(JsonNode feed, String field, String value) {
        JsonNode now = get(feed);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!text(now.get(field)).equals(value) && System.nanoTime() < end) {
            Thread.onSpinWait();
            now = get(feed);
        }
        assertThat(text(now.get(field))).as("%s", now).isEqualTo(value);
    }

    private static String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? "" : node.asString();
    }
}
