package io.worklog.spring.autoconfigure.cost;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application with nothing in it. Prints milliseconds from the start of the process until it has
 * started, those that processors worked for its main thread and for the whole process by then, and,
 * two seconds later, kilobytes of heap after a collection and of resident memory.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class EmptyApplication {

    /** Starts, measures, ends. */
    public static void main(String[] args) throws Exception {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(EmptyApplication.class, args)) {
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            long millis = System.currentTimeMillis() - started;
            long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
            long all = processorTime().toMillis();
            Thread.sleep(2_000);
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
            System.out.println(
                    "COST " + millis + " " + worked + " " + all + " " + heap + " " + resident());
        }
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static long resident() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")).skip(1).limit(1))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
