package io.worklog.server.ops;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.server.survey.StorageSource;
import io.worklog.server.survey.StorageUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logs with their entries and files, and entries by type. */
final class LogStorage implements StorageSource {
    /** Types are counted among so many of a log's newest entries; its size is exact in any case. */
    private static final int COUNTED = 2_000_000;

    private static final PageRequest BY_TYPE =
            new PageRequest(1, Order.NEWEST_FIRST, null, Set.of(Facet.TYPE), COUNTED);

    private final Worklog worklog;
    private final LogList logs;
    private final @Nullable Path folder;

    /**
     * @param folder where the store has a folder for each log; null where it keeps no files
     */
    LogStorage(Worklog worklog, LogList logs, @Nullable Path folder) {
        this.worklog = worklog;
        this.logs = logs;
        this.folder = folder;
    }

    @Override
    public List<StorageUse> storage(String tenant) {
        List<StorageUse> uses = new ArrayList<>();
        Map<String, Long> types = new TreeMap<>();
        for (LogList.Entry entry : logs.of(tenant)) {
            worklog.existing(entry.name())
                    .ifPresent(log -> {
                        long kept = log.head().size().value() - log.head().minIndex();
                        uses.add(new StorageUse("log", entry.name(), kept, bytes(entry.name())));
                        for (FacetValue type : types(log)) {
                            types.merge(type.value(), type.count(), Long::sum);
                        }
                    });
        }
        types.forEach((name, count) -> uses.add(new StorageUse("type", name, count, null)));
        return uses;
    }

    private static List<FacetValue> types(AuditLog log) {
        return log.findReadable(EventQuery.of(log.id()).build(), BY_TYPE)
                .facets()
                .getOrDefault(Facet.TYPE, List.of());
    }

    private @Nullable Long bytes(String log) {
        if (folder == null || !Files.isDirectory(folder.resolve(log))) {
            return null;
        }
        try (Stream<Path> files = Files.walk(folder.resolve(log))) {
            return files.mapToLong(LogStorage::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Zero for what is gone since it was listed. */
    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
