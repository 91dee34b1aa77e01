package io.worklog.catalog;

import io.worklog.codec.FieldPolicy;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.AuditEvent;
import io.worklog.event.Severity;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of event and all that is decided about it. Immutable: every step gives a new type.
 * Names and limits are checked when a {@link Catalog} takes the type, all at once.
 *
 * @param <T> the state whose changes such events tell; {@link Object} where there is none
 */
public final class EventType<T> {
    private final Draft<T> is;
    private final TypeFieldPolicy fields;
    private final StateRules states;
    private final Verb verb;
    private final TypeRef ref;
    private final Optional<String> target;
    private final Optional<String> messageKey;

    private EventType(Draft<T> draft) {
        is = draft;
        fields = new TypeFieldPolicy(draft.personal, draft.secret);
        states = new StateRules(draft, fields);
        verb = draft.verb == null ? KnownVerbs.of(draft.name) : draft.verb;
        ref = new TypeRef(draft.name, draft.version);
        target = Optional.ofNullable(draft.target);
        messageKey = Optional.ofNullable(draft.messageKey);
    }

    /** A type whose events tell changes of a state of that class. */
    public static <T> EventType<T> of(String name, Class<T> state) {
        Draft<T> draft = new Draft<>(name);
        draft.state = Objects.requireNonNull(state, "state");
        return new EventType<>(draft);
    }

    /** A type without a class of its own. */
    public static EventType<Object> named(String name) {
        return new EventType<>(new Draft<>(name));
    }

    private EventType<T> with(Consumer<Draft<T>> change) {
        Draft<T> next = is.copy();
        change.accept(next);
        return new EventType<>(next);
    }

    /** The kind of object such events are about. */
    public EventType<T> target(String type) {
        Objects.requireNonNull(type, "type");
        return with(draft -> draft.target = type);
    }

    /** Another verb than the one the name tells. */
    public EventType<T> verb(Verb verb) {
        Objects.requireNonNull(verb, "verb");
        return with(draft -> draft.verb = verb);
    }

    /** Refuses events that give no reason. */
    public EventType<T> reasonRequired() {
        return with(draft -> draft.reasonRequired = true);
    }

    /** How much such events matter unless one says otherwise; {@code INFO} if never said. */
    public EventType<T> severity(Severity severity) {
        Objects.requireNonNull(severity, "severity");
        return with(draft -> draft.severity = severity);
    }

    /** How surely such events are delivered; {@code DURABLE} if never said. */
    public EventType<T> delivery(Delivery delivery) {
        Objects.requireNonNull(delivery, "delivery");
        return with(draft -> draft.delivery = delivery);
    }

    /**
     * What a failure to record does to the business call. If never said: {@code CONTINUE} for
     * {@link Delivery#BACKGROUND}, else {@code BLOCK}.
     */
    public EventType<T> onFailure(FailurePolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return with(draft -> draft.onFailure = policy);
    }

    /** What a caller meets when the queue is full; {@code WAIT} if never said. */
    public EventType<T> queueFull(QueueFull policy) {
        Objects.requireNonNull(policy, "policy");
        return with(draft -> draft.queueFull = policy);
    }

    /**
     * Properties whose values are personal: sealed as a commitment, erasable. A name covers changed
     * properties, metadata keys and message arguments; without a dot it does so wherever it stands
     * in a path. A name that begins with {@code /} is the path of a field of the event itself, such
     * as {@code /reason}: see {@link FieldPolicy} for those.
     */
    public EventType<T> personal(String property, String... more) {
        return with(draft -> draft.personal = Draft.plus(draft.personal, property, more));
    }

    /** Properties whose values are masked before any byte exists; names as for personal ones. */
    public EventType<T> secret(String property, String... more) {
        return with(draft -> draft.secret = Draft.plus(draft.secret, property, more));
    }

    /** Properties that a comparison of states leaves out; names as for personal ones. */
    public EventType<T> ignore(String property, String... more) {
        return with(draft -> draft.ignored = Draft.plus(draft.ignored, property, more));
    }

    /** Lists whose order means nothing; names as for personal ones. */
    public EventType<T> unordered(String property, String... more) {
        return with(draft -> draft.unordered = Draft.plus(draft.unordered, property, more));
    }

    /**
     * Gives the label people know a property's value by; it is asked for at record time and frozen
     * beside the value.
     *
     * @param property a name as for personal ones
     * @param labels from the value to its label, null where it has none; MUST be thread-safe
     */
    public EventType<T> label(String property, Function<Object, @Nullable String> labels) {
        Objects.requireNonNull(labels, "labels");
        return with(draft -> draft.labels = Draft.plus(draft.labels, property, labels));
    }

    /** Labels from a table that is copied now. */
    public EventType<T> label(String property, Map<?, String> labels) {
        Map<Object, String> fixed = Map.copyOf(labels);
        return label(property, fixed::get);
    }

    /**
     * What tells one element of a list from another, for elements of a class and its subclasses. If
     * never said, elements with a property {@code id} are told apart by it.
     */
    public <E> EventType<T> identity(Class<E> element, Function<? super E, ?> identity) {
        Objects.requireNonNull(identity, "identity");
        Function<Object, Object> untyped = value -> identity.apply(element.cast(value));
        return with(draft -> draft.identities = Draft.plus(draft.identities, element, untyped));
    }

    /** The key of the sentence such events are told with. */
    public EventType<T> message(String key) {
        Objects.requireNonNull(key, "key");
        return with(draft -> draft.messageKey = key);
    }

    /** The version of the shape of such events, from 1 upward; 1 if never said. */
    public EventType<T> version(int version) {
        return with(draft -> draft.version = version);
    }

    /** Such as {@code billing.invoice.refunded}. */
    public String name() {
        return is.name;
    }

    /** The version of the shape. */
    public int version() {
        return is.version;
    }

    /** Name and version, as an event carries them. */
    public TypeRef ref() {
        return ref;
    }

    /** The class of the state whose changes are told. */
    public Optional<Class<T>> state() {
        return Optional.ofNullable(is.state);
    }

    /** The kind of object such events are about. */
    public Optional<String> targetType() {
        return target;
    }

    /** The general kind of action: as said, or as the last word of the name tells. */
    public Verb verb() {
        return verb;
    }

    /** Whether events without a reason are refused. */
    public boolean requiresReason() {
        return is.reasonRequired;
    }

    /** How much such events matter. */
    public Severity severity() {
        return is.severity;
    }

    /** How surely such events are delivered. */
    public Delivery delivery() {
        return is.delivery;
    }

    /** What a failure to record does to the business call. */
    public FailurePolicy onFailure() {
        if (is.onFailure != null) {
            return is.onFailure;
        }
        return is.delivery == Delivery.BACKGROUND ? FailurePolicy.CONTINUE : FailurePolicy.BLOCK;
    }

    /** What a caller meets when the queue is full. */
    public QueueFull queueFull() {
        return is.queueFull;
    }

    /** The key of the sentence such events are told with. */
    public Optional<String> messageKey() {
        return messageKey;
    }

    /** The names declared personal. */
    public Set<String> personalNames() {
        return is.personal;
    }

    /** The names declared secret. */
    public Set<String> secretNames() {
        return is.secret;
    }

    /** How states of such events are compared. */
    public StateRules states() {
        return states;
    }

    /** What may become of each field of such an event: the defaults and what is declared here. */
    public FieldPolicy fields() {
        return fields;
    }

    /** What such an event breaks of the rules of its type; empty where it keeps them. */
    public List<Fault> faults(AuditEvent event) {
        return TypeCheck.faults(this, event);
    }

    @Override
    public String toString() {
        return is.name + "/" + is.version;
    }
}
