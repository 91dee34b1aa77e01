package io.worklog.benchmarks.start;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * A Spring Boot application with nothing in it or, with the argument {@code starter}, with what the
 * library's starter configures. Prints {@code ready}, the milliseconds since the process began and
 * the bytes of heap in use, and ends.
 */
public final class EmptyApplication {
    private EmptyApplication() {}

    /** Nothing. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    public static void main(String[] args) {
        boolean starter = args.length > 0 && args[0].equals("starter");
        SpringApplication application = new SpringApplication(sources(starter));
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(args)) {
            var runtime = ManagementFactory.getRuntimeMXBean();
            long millis = System.currentTimeMillis() - runtime.getStartTime();
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            System.out.println("ready " + millis + " " + heap + " " + context.getId());
        }
    }

    private static Class<?>[] sources(boolean starter) {
        List<Class<?>> sources = new ArrayList<>(List.of(Nothing.class));
        if (starter) {
            ImportCandidates.load(AutoConfiguration.class, null)
                    .forEach(name -> add(sources, name));
        }
        return sources.toArray(Class<?>[]::new);
    }

    private static void add(List<Class<?>> sources, String name) {
        if (!name.startsWith("io.worklog.")) {
            return;
        }
        try {
            sources.add(Class.forName(name));
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new IllegalStateException(name, e);
        }
    }
}
