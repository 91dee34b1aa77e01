package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the index: feeds so many events and then asks for pages. Arguments: a folder, how many
 * events, how many changes each. A tool to run by hand; it asserts nothing.
 */
final class IndexRate {
    private static final LogId LOG = LogId.of("bench");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 300;

    private final LuceneEventIndex index;
    private final long events;
    private final PrintStream out;

    private IndexRate(LuceneEventIndex index, long events, PrintStream out) {
        this.index = index;
        this.events = events;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        long events = Long.parseLong(args[1]);
        int changes = Integer.parseInt(args[2]);
        long start = System.nanoTime();
        try (LuceneEventIndex index =
                LuceneEventIndex.open(folder, LuceneIndexOptions.defaults())) {
            System.out.printf("opened in %d ms%n", (System.nanoTime() - start) / 1_000_000);
            IndexRate rate = new IndexRate(index, events, System.out);
            OrdinaryEvents source = new OrdinaryEvents(changes);
            rate.feed(source);
            rate.size(folder);
            rate.ask();
            rate.check(source);
        }
    }

    private void feed(OrdinaryEvents source) {
        long first = index.indexedTo(LOG).value();
        long spent = 0;
        long busy = 0;
        for (long at = first; at < events; at += BATCH) {
            List<IndexedEvent> batch = source.batch(at, BATCH);
            long start = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            index.add(LOG, batch);
            spent += System.nanoTime() - start;
            busy += THREADS.getCurrentThreadCpuTime() - cpu;
        }
        long start = System.nanoTime();
        index.flush();
        spent += System.nanoTime() - start;
        out.printf(
                "fed %d events in %.1f s: %.0f events/s; by the thread's CPU time %.0f events/s%n",
                events - first,
                spent / 1e9,
                (events - first) * 1e9 / spent,
                (events - first) * 1e9 / busy);
    }

    private void size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            out.printf("%d bytes an event%n", bytes / events);
        }
    }

    private void ask() {
        for (Map.Entry<String, EventQuery> entry : queries().entrySet()) {
            ask(entry.getKey(), entry.getValue(), PageRequest.newest(50));
        }
        EventQuery actor = EventQuery.of(LOG).actor("user-7").build();
        ask("actor, oldest", actor, PageRequest.oldest(50));
        ask("all, oldest", EventQuery.of(LOG).build(), PageRequest.oldest(50));
        PageRequest counted = PageRequest.newest(50).withFacets(Set.of(Facet.values()));
        ask("all, eight facets", EventQuery.of(LOG).build(), counted);
        ask("actor, eight facets", actor, counted);
        deep(EventQuery.of(LOG).build());
        deep(EventQuery.of(LOG).text("客户要求退款").build());
    }

    private Map<String, EventQuery> queries() {
        String target = OrdinaryEvents.target(OrdinaryEvents.mix(events / 2));
        Instant middle = Instant.parse("2026-01-01T00:00:00Z").plusMillis(events / 2 * 37);
        Map<String, EventQuery> queries = new LinkedHashMap<>();
        queries.put("all", EventQuery.of(LOG).build());
        queries.put("actor", EventQuery.of(LOG).actor("user-7").build());
        queries.put("target", EventQuery.of(LOG).target("invoice", target).build());
        queries.put("type", EventQuery.of(LOG).type("auth.login.failed").build());
        queries.put("family", EventQuery.of(LOG).type("billing.*").build());
        queries.put(
                "time",
                EventQuery.of(LOG)
                        .occurredFrom(middle)
                        .occurredTo(middle.plusSeconds(900))
                        .build());
        queries.put("actor + time", EventQuery.of(LOG).actor("user-7").occurredTo(middle).build());
        queries.put("text zh", EventQuery.of(LOG).text("退款").build());
        queries.put("text en, rare pair", EventQuery.of(LOG).text("audit d7").build());
        queries.put(
                "changed to", EventQuery.of(LOG).changedPath("status").newValue("new-77").build());
        queries.put("metadata", EventQuery.of(LOG).metadata(Map.of("device", "d7")).build());
        queries.put(
                "nothing",
                EventQuery.of(LOG)
                        .actor("user-7")
                        .type("hr.leave.approved")
                        .text("登录失败 d99")
                        .tenant("default")
                        .build());
        return queries;
    }

    private void ask(String name, EventQuery query, PageRequest page) {
        long[] nanos = new long[ROUNDS];
        long[] cpu = new long[ROUNDS];
        EventHits hits = index.find(query, page);
        for (int i = 0; i < ROUNDS; i++) {
            long busy = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            hits = index.find(query, page);
            nanos[i] = System.nanoTime() - start;
            cpu[i] = THREADS.getCurrentThreadCpuTime() - busy;
        }
        report(name + " (" + hits.total().value() + ")", nanos);
        report("   its CPU time", cpu);
    }

    /** Walks up to a thousand pages; a late page must cost what an early one does. */
    private void deep(EventQuery query) {
        long[] nanos = new long[1_000];
        PageRequest page = PageRequest.newest(50);
        int pages = 0;
        boolean more = true;
        while (more && pages < nanos.length) {
            long start = System.nanoTime();
            EventHits hits = index.find(query, page);
            nanos[pages++] = System.nanoTime() - start;
            more = hits.nextCursor() != null;
            page = page.after(hits.nextCursor());
        }
        report("first pages", Arrays.copyOf(nanos, Math.min(100, pages)));
        report(
                "last of " + pages + " pages",
                Arrays.copyOfRange(nanos, Math.max(0, pages - 100), pages));
    }

    private void check(OrdinaryEvents source) {
        long size = index.indexedTo(LOG).value();
        int checked = (int) Math.min(20_000, size);
        long agreed = 0;
        List<IndexedEvent> newest = source.batch(size - checked, checked);
        long start = THREADS.getCurrentThreadCpuTime();
        for (IndexedEvent event : newest) {
            agreed += index.agrees(LOG, event) ? 1 : 0;
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        out.printf(
                "checked %d entries, %d agree: %.0f/s of CPU time%n",
                checked, agreed, checked / seconds);
    }

    private void report(String name, long[] nanos) {
        Arrays.sort(nanos);
        out.printf(
                "%-28s p50 %6.2f ms  p99 %6.2f ms%n",
                name, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }
}
