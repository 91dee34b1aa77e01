package io.worklog.spring.logged;

import io.worklog.event.EventLimits;
import io.worklog.event.Target;
import java.io.File;
import java.lang.reflect.Array;
import java.lang.reflect.Member;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into texts and targets. It never calls {@code toString}, {@code equals} or {@code
 * hashCode} of a class of the host: those may throw, loop, or tell what nobody meant to record.
 */
final class Values {
    private static final int MAX_ELEMENTS = 64;
    private static final int MAX_DEPTH = 4;

    private final Members members = new Members();

    /** The name of the component of a record that has one; empty for all other classes. */
    private final ClassValue<String> onlyComponent =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> type) {
                    RecordComponent[] components = type.getRecordComponents();
                    return components != null && components.length == 1
                            ? components[0].getName()
                            : "";
                }
            };

    /**
     * The text of a simple value, or of several in brackets; null for nothing.
     *
     * @throws IllegalArgumentException if it is an object, which has no text of its own
     */
    @Nullable String text(@Nullable Object value) {
        return value == null ? null : text(value, 0);
    }

    /** The text of an attribute; null, with a note, where it has none. */
    @Nullable String text(Attribute attribute, Scope scope, Notes notes) {
        try {
            String text = text(attribute.value(scope, notes));
            if (text == null) {
                return null;
            }
            return attribute.name().equals("key")
                    ? SafeText.id(text, EventLimits.MAX_ID, attribute.name(), notes)
                    : SafeText.of(text, attribute.name(), notes);
        } catch (RuntimeException | StackOverflowError e) {
            notes.unread(attribute.name(), e);
            return null;
        }
    }

    private @Nullable String text(Object value, int depth) {
        String simple = simple(value);
        if (simple != null) {
            return simple;
        }
        return switch (value) {
            case Optional<?> some -> some.isPresent() ? text(some.orElseThrow(), depth) : null;
            case Map<?, ?> map -> several(map.entrySet(), depth);
            case Map.Entry<?, ?> pair ->
                    inside(pair.getKey(), depth) + "=" + inside(pair.getValue(), depth);
            case Collection<?> some -> several(some, depth);
            case Object[] some -> several(Arrays.asList(some), depth);
            default -> wrapped(value, depth);
        };
    }

    private static @Nullable String simple(Object value) {
        return switch (value) {
            case String text -> text;
            case Enum<?> constant -> constant.name();
            case Number n when Members.isOfTheJdk(n.getClass()) -> n.toString();
            case StringBuilder text -> text.toString();
            case StringBuffer text -> text.toString();
            case Boolean any -> any.toString();
            case Character any -> any.toString();
            case UUID any -> any.toString();
            case Date any when Members.isOfTheJdk(any.getClass()) -> any.toInstant().toString();
            case TemporalAccessor any when Members.isOfTheJdk(any.getClass()) -> any.toString();
            case TemporalAmount any when Members.isOfTheJdk(any.getClass()) -> any.toString();
            case ZoneId any -> any.getId();
            case Locale any -> any.toLanguageTag();
            case Currency any -> any.getCurrencyCode();
            case URI any -> any.toString();
            case InetAddress any -> any.getHostAddress();
            case File any when Members.isOfTheJdk(any.getClass()) -> any.getPath();
            case Path any when Members.isOfTheJdk(any.getClass()) -> any.toString();
            default -> null;
        };
    }

    private String inside(@Nullable Object value, int depth) {
        String text = value == null ? null : text(value, depth + 1);
        return text == null ? "" : text;
    }

    private String several(Collection<?> values, int depth) {
        if (depth >= MAX_DEPTH) {
            return "[…]";
        }
        StringBuilder text = new StringBuilder("[");
        int count = 0;
        for (Object value : values) {
            text.append(count == 0 ? "" : ", ");
            if (count++ == MAX_ELEMENTS) {
                text.append('…').append(values.size());
                break;
            }
            text.append(inside(value, depth));
        }
        return text.append(']').toString();
    }

    /** A record of one component stands for that, as an id of a type of its own does. */
    private @Nullable String wrapped(Object value, int depth) {
        Class<?> type = value.getClass();
        String only = onlyComponent.get(type);
        if (!only.isEmpty() && depth < MAX_DEPTH) {
            return inside(property(value, only), depth);
        }
        throw new IllegalArgumentException(
                "a " + type.getName() + " has no text of its own: name one of its properties");
    }

    private @Nullable Object property(Object value, String name) {
        Member member = members.property(value.getClass(), name);
        if (member == null) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " has no property '" + name + "'");
        }
        return Members.read(member, value);
    }

    /** The elements of several, null where the value is one. */
    static @Nullable List<@Nullable Object> elements(@Nullable Object value) {
        if (value instanceof Collection<?> some) {
            return new ArrayList<>(some);
        }
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.values());
        }
        if (value instanceof Iterable<?> some) {
            List<@Nullable Object> all = new ArrayList<>();
            some.forEach(all::add);
            return all;
        }
        return value != null && value.getClass().isArray() ? ofArray(value) : null;
    }

    private static List<@Nullable Object> ofArray(Object array) {
        int length = Array.getLength(array);
        List<@Nullable Object> all = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            all.add(Array.get(array, i));
        }
        return all;
    }

    /** The objects a value stands for: ids, targets, or objects with a property {@code id}. */
    List<Target> targets(String kind, @Nullable Object value, Notes notes) {
        if (value == null) {
            return List.of();
        }
        List<@Nullable Object> several = elements(value);
        if (several == null) {
            Target one = target(kind, value, notes);
            return one == null ? List.of() : List.of(one);
        }
        List<Target> targets = new ArrayList<>();
        for (Object one : several) {
            Target target = one == null ? null : target(kind, one, notes);
            if (target != null) {
                targets.add(target);
            }
            if (targets.size() == EventLimits.MAX_TARGETS) {
                break;
            }
        }
        if (several.size() > EventLimits.MAX_TARGETS) {
            notes.unread("target", "there were " + several.size());
        }
        return targets;
    }

    private @Nullable Target target(String kind, Object value, Notes notes) {
        if (value instanceof Target target) {
            return target;
        }
        if (value instanceof Optional<?> some) {
            return some.isPresent() ? target(kind, some.orElseThrow(), notes) : null;
        }
        String id = isPlain(value) ? text(value) : text(property(value, "id"));
        return id == null || id.isEmpty()
                ? null
                : Target.of(kind, SafeText.id(id, EventLimits.MAX_ID, "target", notes));
    }

    private boolean isPlain(Object value) {
        return simple(value) != null || !onlyComponent.get(value.getClass()).isEmpty();
    }
}
