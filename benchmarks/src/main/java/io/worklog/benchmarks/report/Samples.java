package io.worklog.benchmarks.report;

import io.worklog.benchmarks.report.Profile.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Counts the samples of running Java threads in a flight recording. */
final class Samples {
    private static final String LIBRARY = "io.worklog.";
    private static final String HARNESS = "io.worklog.benchmarks.";
    private static final String CALLERS = "-jmh-worker-";
    private static final int SHOWN = 12;
    private static final Comparator<Share> MOST_FIRST =
            Comparator.comparingLong(Share::samples).reversed().thenComparing(Share::what);

    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> own = new HashMap<>();
    private final Map<String, Long> methods = new HashMap<>();
    private long count;

    /** Reads a recording, as {@code -prof jfr} of JMH leaves it. */
    static Profile read(String name, Path recording) throws IOException {
        Samples samples = new Samples();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && stack != null) {
                    samples.add(thread(event.getThread("sampledThread")), frames(stack));
                }
            }
        }
        return samples.profile(name);
    }

    private static String thread(@Nullable RecordedThread thread) {
        String name = thread == null ? null : thread.getJavaName();
        return name == null ? "" : name;
    }

    private static List<String> frames(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(RecordedFrame::getMethod)
                .map(Samples::name)
                .toList();
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    /** Adds one sample: a thread's name, and its frames from the top of the stack. */
    void add(String thread, List<String> frames) {
        if (frames.isEmpty()) {
            return;
        }
        count++;
        threads.merge(group(thread), 1L, Long::sum);
        methods.merge(plain(frames.get(0)), 1L, Long::sum);
        frames.stream()
                .filter(f -> f.startsWith(LIBRARY) && !f.startsWith(HARNESS))
                .findFirst()
                .ifPresent(f -> own.merge(plain(f), 1L, Long::sum));
    }

    private static String group(String thread) {
        if (thread.contains(CALLERS)) {
            return "callers";
        }
        return thread.isEmpty() ? "virtual threads" : thread.replaceAll("\\d+", "#");
    }

    /** Classes that are made while running have a number that says nothing. */
    private static String plain(String frame) {
        return frame.replaceAll("[.+/]0x[0-9a-f]+", "");
    }

    Profile profile(String name) {
        return new Profile(name, count, most(threads), most(own), most(methods));
    }

    private static List<Share> most(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(e -> new Share(e.getKey(), e.getValue()))
                .sorted(MOST_FIRST)
                .limit(SHOWN)
                .toList();
    }
}
