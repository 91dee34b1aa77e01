package io.worklog.server.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.SecretAnswer;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.feed.Feeds.Made;
import io.worklog.server.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Feeds over REST. */
@RestController
@Tag(name = "feeds")
final class FeedController {
    private static final String FEEDS = "/api/v1/projects/{project}/feeds";
    private static final String FEED = FEEDS + "/{feed}";

    private final Feeds feeds;
    private final FeedTrials trials;
    private final DeadLetters dead;
    private final Trail trail;

    FeedController(Feeds feeds, FeedTrials trials, DeadLetters dead, Trail trail) {
        this.feeds = feeds;
        this.trials = trials;
        this.dead = dead;
        this.trail = trail;
    }

    /**
     * A secret, shown this once.
     *
     * @param secret begins with {@code whsec_}
     */
    record NewSecret(String secret) {}

    /**
     * From where to deliver again.
     *
     * @param from index of an entry of the log
     */
    record Replay(@Nullable Long from) {}

    @PostMapping(FEEDS)
    @SecretAnswer
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "createFeed", summary = "Make a webhook or a syslog feed")
    ResponseEntity<FeedView> create(
            Caller caller, ProjectRef project, @RequestBody FeedInput input) {
        Made made = feeds.create(caller, project, input);
        FeedView view = view(project, made.feed(), made.secret());
        return ResponseEntity.status(HttpStatus.CREATED).eTag(tag(made.feed())).body(view);
    }

    @GetMapping(FEEDS)
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "listFeeds", summary = "All feeds of a project, newest first")
    Page<FeedView> list(ProjectRef project) {
        return new Page<>(
                feeds.list(project).stream().map(feed -> view(project, feed, null)).toList(), null);
    }

    @GetMapping(FEED)
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "getFeed", summary = "One feed and how far it is")
    ResponseEntity<FeedView> get(ProjectRef project, @PathVariable("feed") String id) {
        return answer(project, feeds.get(project, id));
    }

    @PatchMapping(FEED)
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "changeFeed", summary = "Change, pause or go on with a feed")
    ResponseEntity<FeedView> change(
            ProjectRef project,
            @PathVariable("feed") String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody FeedInput input) {
        return answer(project, feeds.change(project, id, EntityTag.required(ifMatch), input));
    }

    @DeleteMapping(FEED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "deleteFeed", summary = "Delete a feed, its secret and dead letters")
    void delete(ProjectRef project, @PathVariable("feed") String id) {
        feeds.delete(project, id);
    }

    @PostMapping(FEED + "/test")
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "testFeed", summary = "Send a test event now and say how it ended")
    FeedTrials.Result test(Caller caller, ProjectRef project, @PathVariable("feed") String id) {
        return trials.test(caller, project, id);
    }

    @PostMapping(FEED + "/secret")
    @SecretAnswer
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "rotateFeedSecret", summary = "A new secret; the old one goes later")
    NewSecret rotate(ProjectRef project, @PathVariable("feed") String id) {
        return new NewSecret(feeds.rotate(project, id));
    }

    @PostMapping(FEED + "/replay")
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "replayFeed", summary = "Deliver again from an entry on")
    ResponseEntity<FeedView> replay(
            ProjectRef project, @PathVariable("feed") String id, @RequestBody Replay wanted) {
        Long from = wanted.from();
        if (from == null) {
            throw Problem.invalid("/from", "is missing");
        }
        return answer(project, feeds.replay(project, id, from));
    }

    @GetMapping(FEED + "/dead-letters")
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "listDeadLetters", summary = "Events that were given up, oldest first")
    Page<DeadLetter> deadLetters(
            ProjectRef project,
            @PathVariable("feed") String id,
            @RequestParam(name = "cursor", required = false) @Nullable Long cursor,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        PageLimit most = PageLimit.of(limit);
        String feed = feeds.get(project, id).id();
        return Page.of(
                dead.list(feed, cursor, most), most, letter -> Long.toString(letter.index()));
    }

    @PostMapping(FEED + "/dead-letters/{index}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.FEED_MANAGE)
    @Operation(operationId = "replayDeadLetter", summary = "Send a dead letter again, now")
    void replayDeadLetter(
            ProjectRef project,
            @PathVariable("feed") String id,
            @PathVariable("index") long index) {
        trials.replay(project, id, index);
    }

    private ResponseEntity<FeedView> answer(ProjectRef project, Feed feed) {
        return ResponseEntity.ok().eTag(tag(feed)).body(view(project, feed, null));
    }

    private FeedView view(ProjectRef project, Feed feed, @Nullable String secret) {
        long size = trail.of(project).head().size().value();
        long behind = Math.max(0, size - feed.next());
        return FeedView.of(feed, behind, dead.count(feed.id()), secret);
    }

    private static String tag(Feed feed) {
        return EntityTag.of(feed.version());
    }
}
