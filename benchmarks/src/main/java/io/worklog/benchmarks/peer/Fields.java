package io.worklog.benchmarks.peer;

import java.util.function.BiConsumer;

/** The sample as pairs, for systems that know nothing but those. */
final class Fields {
    private Fields() {}

    /** Calls for every pair. */
    static void each(Sample sample, BiConsumer<String, String> pair) {
        pair.accept("type", sample.action());
        pair.accept("actor", sample.actor());
        pair.accept("outcome", "SUCCESS");
        OrderState old = sample.before();
        OrderState now = sample.after();
        pair.accept("target", old.id());
        pair.accept("status.old", old.status());
        pair.accept("status.new", now.status());
        pair.accept("amount.old", old.amount());
        pair.accept("amount.new", now.amount());
        pair.accept("currency.old", old.currency());
        pair.accept("currency.new", now.currency());
        pair.accept("note.old", old.note());
        pair.accept("note.new", now.note());
        pair.accept("version.old", old.version());
        pair.accept("version.new", now.version());
        sample.attributes().forEach(pair);
    }
}
