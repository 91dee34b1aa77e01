package io.worklog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventLimitsTest {
    /** One UTF-16 unit, two and a surrogate pair: a limit counts each as one character. */
    private static final List<String> CHARACTERS = List.of("a", "留", "\uD83D\uDCDD");

    private static Actor actor(String id, String name) {
        return new Actor(ActorType.USER, id, name, List.of(), null);
    }

    private static AuditEvent withContext(
            String ip, String agent, String session, String request, String channel, String host) {
        return SampleEvents.plain()
                .context(new RequestContext(ip, agent, session, request, channel, host))
                .build();
    }

    private static Evidence evidence(String mediaType, String name, String kind, String ref) {
        return new Evidence("0".repeat(64), 1, mediaType, name, kind, ref);
    }

    private static AuditEvent changed(String path, ChangeValue before, ChangeValue after) {
        return SampleEvents.plain()
                .change(new Change(path, ChangeOp.SET, before, after, FieldClass.PUBLIC))
                .build();
    }

    private static Arguments row(String path, int limit, Function<String, AuditEvent> with) {
        return Arguments.of(path, limit, with);
    }

    static Stream<Arguments> textsThatAreCut() {
        return Stream.of(
                row("/reason", 1_000, t -> SampleEvents.plain().reason(t).build()),
                row("/outcomeDetail", 512, t -> SampleEvents.plain().outcomeDetail(t).build()),
                row("/actor/name", 128, t -> SampleEvents.plain().actor(actor("a", t)).build()),
                row(
                        "/actor/onBehalfOf/0/name",
                        128,
                        t ->
                                SampleEvents.plain()
                                        .actor(Actor.user("a").actingFor(actor("b", t)))
                                        .build()),
                row(
                        "/targets/1/name",
                        256,
                        t -> SampleEvents.plain().target(Target.of("x", "1", t)).build()),
                row(
                        "/message/args/a~1b",
                        512,
                        t ->
                                SampleEvents.plain()
                                        .message(new Message("k", Map.of("a/b", t)))
                                        .build()),
                row("/metadata/a~0b", 500, t -> SampleEvents.plain().metadata("a~b", t).build()),
                row(
                        "/evidence/0/name",
                        256,
                        t -> SampleEvents.plain().evidence(evidence("a/b", t, "k", "r")).build()),
                row("/context/ip", 45, t -> withContext(t, null, null, null, null, null)),
                row("/context/userAgent", 512, t -> withContext(null, t, null, null, null, null)),
                row("/context/sessionId", 128, t -> withContext(null, null, t, null, null, null)),
                row("/context/requestId", 128, t -> withContext(null, null, null, t, null, null)),
                row("/context/channel", 64, t -> withContext(null, null, null, null, t, null)),
                row("/context/host", 128, t -> withContext(null, null, null, null, null, t)),
                row(
                        "/changes/0/old/label",
                        256,
                        t ->
                                changed(
                                        "status",
                                        new ChangeValue(ChangeValue.Kind.STRING, "1", t, 0),
                                        ChangeValue.string("2"))),
                row(
                        "/changes/0/new/label",
                        256,
                        t ->
                                changed(
                                        "status",
                                        ChangeValue.string("1"),
                                        new ChangeValue(ChangeValue.Kind.STRING, "2", t, 0))));
    }

    @ParameterizedTest(name = "{0} fits with {1} characters")
    @MethodSource("textsThatAreCut")
    void aTextAtItsLimitStays(String path, int limit, Function<String, AuditEvent> with) {
        for (String character : CHARACTERS) {
            AuditEvent event = with.apply(character.repeat(limit));
            assertThat(EventLimits.accepted(event)).isSameAs(event);
        }
    }

    @ParameterizedTest(name = "{0} is cut beyond {1} characters")
    @MethodSource("textsThatAreCut")
    void aTextBeyondItsLimitIsCutAndMarked(
            String path, int limit, Function<String, AuditEvent> with) {
        for (String character : CHARACTERS) {
            String text = character.repeat(limit + 1);
            long bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            AuditEvent expected =
                    with.apply(character.repeat(limit)).toBuilder()
                            .truncated(Map.of(path, bytes))
                            .build();
            AuditEvent fitted = EventLimits.accepted(with.apply(text));
            assertThat(fitted).isEqualTo(expected);
            assertThat(EventLimits.accepted(fitted)).isSameAs(fitted);
        }
    }

    static Stream<Arguments> identifiers() {
        return Stream.of(
                row("/actor/id", 128, t -> SampleEvents.plain().actor(Actor.user(t)).build()),
                row(
                        "/actor/onBehalfOf/0/id",
                        128,
                        t ->
                                SampleEvents.plain()
                                        .actor(Actor.user("a").actingFor(Actor.user(t)))
                                        .build()),
                row("/actor/agent/model", 128, t -> byAgent(new AgentInfo(t, null, null))),
                row("/actor/agent/tool", 128, t -> byAgent(new AgentInfo(null, t, null))),
                row("/actor/agent/promptId", 128, t -> byAgent(new AgentInfo(null, null, t))),
                row("/targets/1/type", 64, t -> SampleEvents.plain().target(t, "1").build()),
                row("/targets/1/id", 128, t -> SampleEvents.plain().target("x", t).build()),
                row(
                        "/targets/1/role",
                        64,
                        t -> SampleEvents.plain().target(new Target("x", "1", null, t)).build()),
                row("/source", 64, t -> from(new Provenance("log", t, 1))),
                row("/tenant", 64, t -> SampleEvents.plain().tenant(t).build()),
                row("/idempotencyKey", 128, t -> SampleEvents.plain().idempotencyKey(t).build()),
                row("/correlationId", 64, t -> linked(new Links(t, null, null))),
                row("/causationId", 64, t -> linked(new Links(null, t, null))),
                row("/batchId", 64, t -> linked(new Links(null, null, t))),
                row("/message/key", 128, t -> said(new Message(t, Map.of()))),
                row("/changes/0/path", 256, t -> changed(t, null, null)),
                row("/evidence/0/mediaType", 255, t -> attached(evidence(t, null, null, null))),
                row("/evidence/0/kind", 64, t -> attached(evidence("a/b", null, t, null))),
                row("/evidence/0/ref", 512, t -> attached(evidence("a/b", null, null, t))));
    }

    private static AuditEvent byAgent(AgentInfo agent) {
        Actor actor = new Actor(ActorType.AGENT, "bot", null, List.of(), agent);
        return SampleEvents.plain().actor(actor).build();
    }

    private static AuditEvent from(Provenance provenance) {
        return SampleEvents.plain().provenance(provenance).build();
    }

    private static AuditEvent linked(Links links) {
        return SampleEvents.plain().links(links).build();
    }

    private static AuditEvent said(Message message) {
        return SampleEvents.plain().message(message).build();
    }

    private static AuditEvent attached(Evidence evidence) {
        return SampleEvents.plain().evidence(evidence).build();
    }

    @ParameterizedTest(name = "{0} may have {1} characters and no more")
    @MethodSource("identifiers")
    void anIdentifierIsNeverCut(String path, int limit, Function<String, AuditEvent> with) {
        for (String character : CHARACTERS) {
            AuditEvent fits = with.apply(character.repeat(limit));
            assertThat(EventLimits.accepted(fits)).isSameAs(fits);
            assertThat(EventLimits.faults(with.apply(character.repeat(limit + 1))))
                    .extracting(Fault::path, Fault::problem)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(
                                    path,
                                    "has " + (limit + 1) + " characters: use at most " + limit));
        }
    }

    static Stream<Arguments> anyText() {
        return Stream.concat(textsThatAreCut(), identifiers());
    }

    @ParameterizedTest(name = "{0} must be well-formed")
    @MethodSource("anyText")
    void textThatIsNotWellFormedIsRefusedAndNeverRepaired(
            String path, int limit, Function<String, AuditEvent> with) {
        for (String bad :
                List.of("a\0", "a\uD800", "a\uDC00b", "a\uD800\uD800\uDC00", "a\uDC00\uD800")) {
            assertThat(EventLimits.faults(with.apply(bad)))
                    .extracting(Fault::path)
                    .containsExactly(path);
            assertThat(EventLimits.faults(with.apply(bad)).get(0).problem())
                    .endsWith("at character 1");
        }
    }

    @Test
    void aDefectBehindTheLimitIsFoundBeforeItIsCutAway() {
        AuditEvent event = SampleEvents.plain().reason("a".repeat(1_500) + "\uD800").build();
        assertThat(EventLimits.faults(event))
                .containsExactly(new Fault("/reason", "has a lone surrogate at character 1500"));
    }

    static Stream<Arguments> counts() {
        return Stream.of(
                count("/targets", 1, 16, n -> list(n, i -> Target.of("t", "" + i))),
                count("/evidence", 0, 32, n -> list(n, i -> evidence("a/b", null, null, null))),
                count("/actor/onBehalfOf", 0, 4, n -> list(n, i -> Actor.user("p" + i))),
                count("/metadata", 0, 50, n -> list(n, i -> "k" + i)),
                count("/message/args", 0, 32, n -> list(n, i -> "k" + i)));
    }

    private static Arguments count(
            String path, int least, int most, Function<Integer, List<?>> elements) {
        return Arguments.of(path, least, most, elements);
    }

    private static <E> List<E> list(int size, Function<Integer, E> element) {
        return IntStream.range(0, size).boxed().map(element).toList();
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @MethodSource("counts")
    void countsHaveBounds(String path, int least, int most, Function<Integer, List<?>> elements) {
        assertThat(EventLimits.faults(eventWith(path, elements.apply(most)))).isEmpty();
        assertThat(EventLimits.faults(eventWith(path, elements.apply(least)))).isEmpty();
        String use = ": use " + least + " to " + most;
        assertThat(EventLimits.faults(eventWith(path, elements.apply(most + 1))))
                .containsExactly(new Fault(path, "are " + (most + 1) + use));
        if (least > 0) {
            assertThat(EventLimits.faults(eventWith(path, elements.apply(least - 1))))
                    .containsExactly(new Fault(path, "are " + (least - 1) + use));
        }
    }

    @SuppressWarnings("unchecked")
    private static AuditEvent eventWith(String path, List<?> elements) {
        AuditEventBuilder event = SampleEvents.plain();
        Map<String, String> pairs = new TreeMap<>();
        elements.forEach(element -> pairs.put(element.toString(), "v"));
        return switch (path) {
            case "/targets" -> event.targets((List<Target>) elements).build();
            case "/evidence" -> event.evidence((List<Evidence>) elements).build();
            case "/metadata" -> event.metadata(pairs).build();
            case "/message/args" -> event.message(new Message("k", pairs)).build();
            default ->
                    event.actor(new Actor(ActorType.USER, "a", null, (List<Actor>) elements, null))
                            .build();
        };
    }

    @Test
    void metadataKeysAndArgumentNamesHaveLimitsOfTheirOwn() {
        AuditEvent fits =
                SampleEvents.plain()
                        .metadata("k".repeat(40), "v")
                        .message(new Message("k", Map.of("n".repeat(64), "v")))
                        .build();
        assertThat(EventLimits.faults(fits)).isEmpty();
        AuditEvent breaks =
                SampleEvents.plain()
                        .metadata("k".repeat(41), "v")
                        .metadata("", "v")
                        .metadata("bad\uD800", "v")
                        .message(new Message("k", Map.of("n".repeat(65), "v")))
                        .build();
        assertThat(EventLimits.faults(breaks))
                .extracting(Fault::path)
                .containsExactly(
                        "/message/args/#0 (the key)",
                        "/metadata/ (the key)",
                        "/metadata/#1 (the key)",
                        "/metadata/#2 (the key)");
    }

    @Test
    void aValueOfFourKibibytesStaysAndALargerOneBecomesItsDigest() {
        AuditEvent fits =
                changed("text", ChangeValue.string("a".repeat(4_096)), ChangeValue.string("b"));
        assertThat(EventLimits.accepted(fits)).isSameAs(fits);

        String large = "留".repeat(1_366);
        AuditEvent fitted =
                EventLimits.accepted(
                        changed(
                                "text",
                                ChangeValue.string("b"),
                                new ChangeValue(ChangeValue.Kind.JSON, large, "label", 0)));
        ChangeValue digest = fitted.changes().get(0).newValue();
        assertThat(digest)
                .isEqualTo(new ChangeValue(ChangeValue.Kind.DIGEST, sha256(large), "label", 4_098));
        assertThat(fitted.changes().get(0).oldValue()).isEqualTo(ChangeValue.string("b"));
        assertThat(fitted.truncated()).isEqualTo(Map.of("/changes/0/new", 4_098L));
        assertThat(EventLimits.accepted(fitted)).isSameAs(fitted);
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            text.getBytes(
                                                    java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void fiveHundredChangesStayAndMoreAreDroppedWithAMark() {
        List<Change> changes = list(501, i -> Change.set("p" + i, "a", "b"));
        AuditEvent fits = SampleEvents.plain().changes(changes.subList(0, 500)).build();
        assertThat(EventLimits.accepted(fits)).isSameAs(fits);
        AuditEvent fitted = EventLimits.accepted(SampleEvents.plain().changes(changes).build());
        assertThat(fitted.changes()).isEqualTo(changes.subList(0, 500));
        assertThat(fitted.truncated()).isEqualTo(Map.of("/changes", 501L));
    }

    @Test
    void anEarlierMarkIsKeptBesideANewOne() {
        AuditEvent event =
                SampleEvents.plain()
                        .reason("r".repeat(1_001))
                        .truncated(Map.of("/metadata/body", 9_000L, "/reason", 5_000L))
                        .build();
        assertThat(EventLimits.accepted(event).truncated())
                .isEqualTo(Map.of("/metadata/body", 9_000L, "/reason", 5_000L));
    }

    @Test
    void oneExceptionListsEveryFaultAndNoContent() {
        AuditEvent event =
                SampleEvents.plain()
                        .actor(Actor.user("secret-id-" + "x".repeat(200)))
                        .targets(List.of())
                        .tenant("")
                        .reason("secret\0")
                        .change(Change.set("p", "\uD800", "ok"))
                        .build();
        RejectedEventException refused =
                catchThrowableOfType(
                        RejectedEventException.class, () -> EventLimits.accepted(event));
        assertThat(refused.faults())
                .extracting(Fault::path)
                .containsExactly("/tenant", "/actor/id", "/targets", "/reason", "/changes/0/old");
        assertThat(refused).hasMessageContaining(SampleEvents.ID.toString());
        assertThat(refused.getMessage()).doesNotContain("secret");
    }

    @Test
    void aHugeListIsNotWalkedToItsEnd() {
        List<Target> many = new ArrayList<>(Collections.nCopies(100_000, Target.of("", "")));
        AuditEvent event = SampleEvents.plain().targets(many).build();
        assertThat(EventLimits.faults(event)).hasSize(1 + 2 * EventLimits.MAX_TARGETS);
    }

    @Test
    void thePlainEventIsAccepted() {
        AuditEvent event = SampleEvents.plain().build();
        assertThat(EventLimits.accepted(event)).isSameAs(event);
    }
}
