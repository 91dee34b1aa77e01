package io.worklog.testkit;

import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Indexes that each do one thing wrong. */
final class PlantedIndexes {
    private PlantedIndexes() {}

    /** The exam of an index without fault or with one; no runner finds it by itself. */
    abstract static class Exam extends EventIndexContract<HeapIndex>
            implements ErasableIndexContract, CheckableIndexContract, SharedIndexContract {
        @Override
        protected HeapIndex reopen(HeapIndex open) {
            return open;
        }

        @Override
        public int events() {
            return 160;
        }

        @Override
        public int queries() {
            return 50;
        }

        @Override
        public HeapIndex another() {
            return index();
        }
    }

    static class Honest extends Exam {
        @Override
        protected HeapIndex open() {
            return new HeapIndex();
        }
    }

    static class ForgetsTheTenant extends Exam {
        @Override
        protected HeapIndex open() {
            return without("tenant");
        }
    }

    /** An index that does not ask for one part of a query, by its name. */
    static HeapIndex without(String part) {
        return new HeapIndex() {
            @Override
            List<IndexedEvent> matches(EventQuery query, Order order) {
                return super.matches(QueryParts.without(query, part), order);
            }
        };
    }

    static class SkipsOneBetweenPages extends Exam {
        @Override
        protected HeapIndex open() {
            return new HeapIndex() {
                @Override
                public EventHits find(EventQuery query, PageRequest page) {
                    EventHits hits = super.find(query, page);
                    if (page.cursor() == null || hits.indices().size() < 2) {
                        return hits;
                    }
                    return new EventHits(
                            hits.indices().subList(1, hits.indices().size()),
                            hits.nextCursor(),
                            hits.total(),
                            hits.facets(),
                            hits.indexedTo());
                }
            };
        }
    }

    static class CountsBeyondTheLimit extends Exam {
        @Override
        protected HeapIndex open() {
            return new HeapIndex() {
                @Override
                public EventHits find(EventQuery query, PageRequest page) {
                    EventHits hits = super.find(query, page);
                    List<IndexedEvent> all = matches(query, page.order());
                    PageRequest unlimited =
                            new PageRequest(
                                    page.limit(), page.order(), null, page.facets(), 1 << 20);
                    return new EventHits(
                            hits.indices(),
                            hits.nextCursor(),
                            ReferenceIndex.total(all, page),
                            ReferenceIndex.facets(all, unlimited),
                            hits.indexedTo());
                }
            };
        }
    }

    /** What was read once is answered for ever, as from a cache that nobody told. */
    static class AnswersFromAnOldCopy extends Exam {
        @Override
        protected HeapIndex open() {
            AtomicReference<Map<Object, EventHits>> known = new AtomicReference<>(Map.of());
            return new HeapIndex() {
                @Override
                public EventHits find(EventQuery query, PageRequest page) {
                    Object key = List.of(query, page);
                    EventHits hits = known.get().getOrDefault(key, super.find(query, page));
                    known.set(Map.of(key, hits));
                    return hits;
                }
            };
        }
    }

    static class AcceptsAGap extends Exam {
        @Override
        protected HeapIndex open() {
            return new HeapIndex() {
                @Override
                public synchronized void add(LogId log, List<IndexedEvent> events) {
                    List<IndexedEvent> known = new ArrayList<>(events);
                    known.removeIf(event -> event.index().value() > indexedTo(log).value() + 200);
                    try {
                        super.add(log, known);
                    } catch (IllegalArgumentException e) {
                        forgetBelow(log, known.get(0).index());
                        super.add(log, known);
                    }
                }
            };
        }
    }

    static class ErasesNothing extends Exam {
        @Override
        protected HeapIndex open() {
            return new HeapIndex() {
                @Override
                public synchronized void replace(LogId log, List<IndexedEvent> events) {
                    // Left out.
                }
            };
        }
    }

    static class AgreesWithoutLookingAtTheReason extends Exam {
        @Override
        protected HeapIndex open() {
            return new HeapIndex() {
                @Override
                public synchronized boolean agrees(LogId log, IndexedEvent event) {
                    return matches(EventQuery.of(log).build(), Order.OLDEST_FIRST).stream()
                            .filter(held -> held.index().equals(event.index()))
                            .anyMatch(held -> blank(held.event()).equals(blank(event.event())));
                }
            };
        }

        private static AuditEvent blank(AuditEvent event) {
            return event.toBuilder().reason(null).build();
        }
    }
}
