package io.worklog.testkit;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores that each do one thing wrong, as databases, drivers and hurried code do. */
final class PlantedLogStores {
    private PlantedLogStores() {}

    /** The exam of a store without fault or with one; no runner finds it by itself. */
    abstract static class Exam extends LogStoreContract<PlantedStore>
            implements SharedLogStoreContract, ErasableLogStoreContract, PrunableLogStoreContract {
        @Override
        protected PlantedStore reopen(PlantedStore open) {
            return open;
        }

        @Override
        public FaultyStore another() {
            return FaultyStore.over(store());
        }
    }

    static class Honest extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore();
        }
    }

    /** The head counts an entry that is not there. */
    static class LosesOneOfABatch extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public List<LogEntry> read(LogId log, LogIndex from, int max, long bytes) {
                    List<LogEntry> read = new ArrayList<>(super.read(log, from, max, bytes));
                    read.removeIf(entry -> entry.index().value() % 64 == 33);
                    return read;
                }
            };
        }
    }

    static class DropsTheLastOfABatch extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    int count = batch.entries().size();
                    List<NewEntry> kept = batch.entries().subList(0, Math.max(1, count - 1));
                    return super.append(with(batch, kept));
                }
            };
        }
    }

    static class DoublesOne extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    List<NewEntry> entries = new ArrayList<>(batch.entries());
                    if (entries.size() > 2) {
                        entries.add(entries.get(1));
                    }
                    return super.append(with(batch, entries));
                }
            };
        }
    }

    static class Reorders extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    List<NewEntry> entries = new ArrayList<>(batch.entries());
                    if (entries.size() > 2) {
                        entries.add(entries.remove(entries.size() - 2));
                    }
                    return super.append(with(batch, entries));
                }
            };
        }
    }

    /** Every fifth batch is acknowledged and never applied. */
    static class AcknowledgesBeforeApplying extends Exam {
        @Override
        protected PlantedStore open() {
            AtomicInteger batches = new AtomicInteger();
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    LogHead head = super.head(batch.log()).orElseThrow();
                    boolean applies =
                            !batch.size().equals(head.size())
                                    || batch.epoch() != head.epoch()
                                    || batches.incrementAndGet() % 5 != 0;
                    TreeSize size = TreeSize.of(head.size().value() + batch.entries().size());
                    return applies
                            ? super.append(batch)
                            : new LogHead(batch.log(), size, head.epoch(), head.minIndex());
                }
            };
        }
    }

    static class LetsAStaleEpochAppend extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    long newest = super.head(batch.log()).orElseThrow().epoch();
                    return super.append(
                            new AppendBatch(
                                    batch.log(),
                                    newest,
                                    batch.size(),
                                    batch.entries(),
                                    batch.tiles()));
                }
            };
        }
    }

    /** Adds at the end wherever the writer believed the end to be. */
    static class IgnoresTheSize extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    TreeSize size = super.head(batch.log()).orElseThrow().size();
                    return super.append(
                            new AppendBatch(
                                    batch.log(),
                                    batch.epoch(),
                                    size,
                                    batch.entries(),
                                    batch.tiles()));
                }
            };
        }
    }

    static class ShrinksTheCheckpoint extends Exam {
        @Override
        protected PlantedStore open() {
            Map<LogId, byte[]> notes = new ConcurrentHashMap<>();
            return new PlantedStore() {
                @Override
                public void publish(LogId log, TreeSize size, byte[] note) {
                    notes.put(log, note.clone());
                }

                @Override
                public Optional<byte[]> checkpoint(LogId log) {
                    return Optional.ofNullable(notes.get(log)).map(byte[]::clone);
                }
            };
        }
    }

    /** As a database in which an empty text is NULL. */
    static class TakesEmptyForAbsent extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead append(AppendBatch batch) {
                    return super.append(each(batch, entry -> changed(entry)));
                }
            };
        }

        private static NewEntry changed(NewEntry entry) {
            byte[] side = entry.privateSide();
            boolean empty = side != null && side.length == 0;
            return LogFeeder.entry(entry.sealed(), empty ? null : side, entry.idempotencyKey());
        }
    }

    static class MakesALogTwice extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public LogHead create(LogId log) {
                    return head(log).orElseGet(() -> super.create(log));
                }
            };
        }
    }

    static class LosesTilesOfTheSecondLevel extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public Optional<Tile> tile(LogId log, int level, long index) {
                    return level == 0 ? super.tile(log, level, index) : Optional.empty();
                }
            };
        }
    }

    static class ForgetsNothing extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public void replacePrivateSide(LogId log, LogIndex index, byte[] remaining) {
                    super.replacePrivateSide(
                            log, index, remaining == null ? new byte[0] : remaining);
                }
            };
        }
    }

    static class PrunesOneTooMany extends Exam {
        @Override
        protected PlantedStore open() {
            return new PlantedStore() {
                @Override
                public void prune(LogId log, LogIndex minIndex) {
                    long size = super.head(log).orElseThrow().size().value();
                    long more = minIndex.value() < size ? minIndex.value() + 1 : minIndex.value();
                    super.prune(log, LogIndex.of(more));
                }
            };
        }
    }
}
