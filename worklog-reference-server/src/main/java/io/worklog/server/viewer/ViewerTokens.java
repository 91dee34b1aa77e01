package io.worklog.server.viewer;

import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes, revokes and believes tokens of viewers. Thread-safe. */
final class ViewerTokens {
    private static final String BEARER = "Bearer ";
    private static final int SHOWN = 200;

    private final Database database;
    private final TokenTable table;
    private final Trail trail;
    private final InstantSource clock;
    private final SecureRandom random;
    private final ViewerProperties properties;

    ViewerTokens(
            Database database,
            Trail trail,
            InstantSource clock,
            SecureRandom random,
            ViewerProperties properties) {
        this.database = database;
        this.table = new TokenTable(database);
        this.trail = trail;
        this.clock = clock;
        this.random = random;
        this.properties = properties;
    }

    /** A token to be made, with input that was checked. */
    record Wanted(String name, Map<String, List<String>> filter, Duration life) {}

    /**
     * A new token.
     *
     * @param token the token
     * @param text the token with its secret; shown this once
     */
    record Made(ViewerToken token, String text) {
        /** Without the secret. */
        @Override
        public String toString() {
            return token.id();
        }
    }

    /** A project's tokens, newest first, those that ended too. */
    List<ViewerToken> of(ProjectRef project) {
        return table.of(project.id(), SHOWN);
    }

    Made create(Caller caller, ProjectRef project, Wanted wanted) {
        Instant now = clock.instant();
        if (table.good(project.id(), now) >= properties.tokens()) {
            throw Problem.of(
                    ViewerProblem.TOO_MANY_VIEWER_TOKENS, "the limit is " + properties.tokens());
        }
        ViewerToken token =
                new ViewerToken(
                        new Ids(clock, random).next("vwt"),
                        project.tenant(),
                        project.id(),
                        wanted.name(),
                        wanted.filter(),
                        now,
                        caller.userId(),
                        now.plus(wanted.life()),
                        null,
                        0,
                        null);
        TokenText text = TokenText.fresh(token.id(), random);
        database.inTransaction(() -> {
            table.insert(token, text.hash());
            trail.of(project)
                    .record(ViewerEvents.CREATED)
                    .target(token.id(), token.name())
                    .metadata("filter", shown(token.filter()))
                    .metadata("endsAt", token.endsAt().toString())
                    .commit();
        });
        return new Made(token, text.text());
    }

    /** As in the address of a question. */
    private static String shown(Map<String, List<String>> filter) {
        return new TreeMap<>(filter)
                .entrySet().stream()
                        .flatMap(each ->
                                each.getValue().stream().map(value -> each.getKey() + '=' + value))
                        .collect(Collectors.joining(" & "));
    }

    /** Ends a token at once; again does nothing. */
    void revoke(ProjectRef project, String id) {
        ViewerToken token =
                table.find(id)
                        .map(TokenTable.Row::token)
                        .filter(found -> found.project().equals(project.id()))
                        .orElseThrow(() -> Problem.notFound("the token"));
        database.inTransaction(() -> {
            if (table.revoke(project.id(), id, clock.instant())) {
                trail.of(project)
                        .record(ViewerEvents.REVOKED)
                        .target(token.id(), token.name())
                        .commit();
            }
        });
    }

    /**
     * The token of a request.
     *
     * @param header {@code Authorization}; empty where there is none
     * @throws Problem if it is not a good one; it does not say why
     */
    ViewerToken believe(String header) {
        String text = header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
        return TokenText.read(text)
                .flatMap(given ->
                        table.find(given.tokenId()).filter(row -> given.isOf(row.secretHash())))
                .map(TokenTable.Row::token)
                .filter(token -> token.isGood(clock.instant()))
                .orElseThrow(ViewerTokens::ended);
    }

    static Problem ended() {
        return Problem.of(ViewerProblem.VIEWER_TOKEN_ENDED, "the token is not good");
    }

    /** Counts a page that is read with a token. */
    void viewed(ViewerToken token) {
        table.viewed(token.id(), clock.instant());
    }
}
