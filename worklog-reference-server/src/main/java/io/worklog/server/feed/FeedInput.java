package io.worklog.server.feed;

import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import io.worklog.server.export.FilterPairs;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed is to be; at a change, what is left out stays.
 *
 * @param name what its owner calls it
 * @param target {@code https://…}; {@code udp://host:514}, {@code tcp://host:601} or {@code
 *     tls://host:6514} for syslog
 * @param format {@code worklog}, {@code cloudevents}, {@code ocsf}, {@code ecs}, or {@code cef} for
 *     syslog
 * @param filter which events; all unless given
 * @param from {@code now}, or {@code beginning} of the log; only when it is made
 * @param state {@code ACTIVE} or {@code PAUSED}; only at a change
 */
record FeedInput(
        @Nullable String name,
        @Nullable String target,
        @Nullable String format,
        @Nullable Map<String, String> filter,
        @Nullable String from,
        @Nullable String state) {
    private static final int NAME = 200;
    private static final int URL = 2_000;
    private static final Set<String> SYSLOG = Set.of("udp", "tcp", "tls");

    /**
     * A new feed's settings.
     *
     * @throws Problem naming everything that is wrong
     */
    FeedInput checkedNew(boolean allowPlain) {
        List<Place> faults = new ArrayList<>();
        required(faults, "/name", name);
        required(faults, "/target", target);
        if (from != null && !Set.of("now", "beginning").contains(from)) {
            faults.add(new Place("/from", "must be now or beginning"));
        }
        if (state != null) {
            faults.add(new Place("/state", "is ACTIVE at first; leave it out"));
        }
        return checked(faults, allowPlain, null);
    }

    /** A change of a feed. */
    FeedInput checkedChange(boolean allowPlain, Feed before) {
        List<Place> faults = new ArrayList<>();
        if (from != null) {
            faults.add(new Place("/from", "cannot be changed; use replay"));
        }
        if (state != null && !Set.of("ACTIVE", "PAUSED").contains(state)) {
            faults.add(new Place("/state", "must be ACTIVE or PAUSED"));
        }
        return checked(faults, allowPlain, before);
    }

    private FeedInput checked(List<Place> faults, boolean allowPlain, @Nullable Feed before) {
        if (name != null && (name.isBlank() || name.length() > NAME)) {
            faults.add(new Place("/name", "must have 1 to " + NAME + " characters"));
        }
        String fault = target == null ? "" : targetFault(target, allowPlain);
        if (!fault.isEmpty()) {
            faults.add(new Place("/target", fault));
        }
        if (faults.isEmpty()) {
            formatFaults(faults, before);
        }
        if (filter != null) {
            faults.addAll(FilterPairs.faults(filter));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return this;
    }

    private void formatFaults(List<Place> faults, @Nullable Feed before) {
        if (format != null && known(format) == null) {
            faults.add(new Place("/format", "must be worklog, cloudevents, ocsf, ecs or cef"));
            return;
        }
        FeedFormat wanted = formatOr(before == null ? FeedFormat.WORKLOG : before.format());
        URI url = targetOr(before);
        if (wanted == FeedFormat.CEF && !SYSLOG.contains(url.getScheme())) {
            faults.add(new Place("/format", "cef is for syslog"));
        }
        if (before != null && SYSLOG.contains(url.getScheme()) == before.webhook()) {
            faults.add(new Place("/target", "a webhook cannot become syslog; make a new feed"));
        }
    }

    FeedFormat formatOr(FeedFormat other) {
        FeedFormat named = format == null ? null : known(format);
        return named == null ? other : named;
    }

    URI targetOr(@Nullable Feed before) {
        if (target != null) {
            return URI.create(target);
        }
        if (before == null) {
            throw new IllegalStateException("a new feed has a target");
        }
        return before.target();
    }

    private static @Nullable FeedFormat known(String word) {
        return Stream.of(FeedFormat.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
    }

    private static void required(List<Place> faults, String pointer, @Nullable String value) {
        if (value == null) {
            faults.add(new Place(pointer, "is missing"));
        }
    }

    private static String targetFault(String text, boolean allowPlain) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return "is not a URL";
        }
        String scheme = String.valueOf(url.getScheme());
        if (text.length() > URL || url.getHost() == null || !text.chars().allMatch(c -> c < 128)) {
            return "must have a host and at most " + URL + " ASCII characters";
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return "must not have a user or a fragment";
        }
        if (SYSLOG.contains(scheme)) {
            return url.getPort() > 0 ? "" : "must have a port";
        }
        boolean known = scheme.equals("https") || allowPlain && scheme.equals("http");
        return known ? "" : "must begin with https://, udp://, tcp:// or tls://";
    }
}
