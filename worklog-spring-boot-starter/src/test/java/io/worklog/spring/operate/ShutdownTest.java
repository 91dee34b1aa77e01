package io.worklog.spring.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.log.LogIndex;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.context.PropagationAutoConfiguration;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The end of an application, in good order and not. */
class ShutdownTest {
    private static final int KILLS = Integer.getInteger("worklog.test.kills", 1);
    private static final int WORKERS = 4;
    private static final int ENOUGH = 200;
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @TempDir private Path folder;

    /** The smallest application. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        WorklogAutoConfiguration.class,
        ContextAutoConfiguration.class,
        PropagationAutoConfiguration.class,
        OperateAutoConfiguration.class
    })
    static class App {
        static ConfigurableApplicationContext start(String directory) {
            return new SpringApplicationBuilder(App.class)
                    .web(WebApplicationType.NONE)
                    .properties("worklog.directory=" + directory, "spring.main.banner-mode=off")
                    .run();
        }

        /** Records until the worklog is closed. */
        static void load(Worklog worklog, Consumer<String> acknowledged) {
            try {
                for (int i = 0; ; i++) {
                    Receipt receipt = worklog.record(PAID).target("o-" + i).commit();
                    acknowledged.accept(receipt.eventId().toString());
                }
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("clos");
            }
        }
    }

    @Test
    @Timeout(120)
    void underLoadWhatWasAcknowledgedIsThereAndSealed() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            ConfigurableApplicationContext app = App.start(folder.toString());
            Worklog worklog = app.getBean(Worklog.class);
            for (int i = 0; i < WORKERS; i++) {
                workers.execute(() ->
                        App.load(
                                worklog,
                                id -> {
                                    acknowledged.add(id);
                                    enough.countDown();
                                }));
            }
            enough.await();
            app.close();
        }
        try (Worklog again = Worklog.builder().directory(folder).readOnly().open()) {
            AuditLog log = again.existing("default").orElseThrow();
            assertThat(log.health().sealed()).isEqualTo(log.health().size());
            assertThat(ids(log)).containsAll(acknowledged);
            assertThat(log.verify().good()).isTrue();
        }
    }

    @Test
    void theStopSealsBeforeAnythingIsDestroyed() {
        try (ConfigurableApplicationContext app = App.start(folder.toString())) {
            Worklog worklog = app.getBean(Worklog.class);
            worklog.record(PAID).target("1").commit();
            SealingLifecycle lifecycle = app.getBean(SealingLifecycle.class);
            assertThat(lifecycle.isRunning()).isTrue();
            lifecycle.stop();
            assertThat(worklog.health().sealed()).isEqualTo(worklog.health().size());
            assertThat(worklog.record(PAID).target("2").commit().index())
                    .as("what others record in their last moments")
                    .isEqualTo(LogIndex.of(1));
        }
    }

    /** Records, then begins to end; it prints what was acknowledged. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws Exception {
            PrintStream out = System.out;
            CountDownLatch enough = new CountDownLatch(ENOUGH);
            ConfigurableApplicationContext app = App.start(args[0]);
            Worklog worklog = app.getBean(Worklog.class);
            for (int i = 0; i < WORKERS; i++) {
                Thread.ofPlatform()
                        .start(() ->
                                App.load(
                                        worklog,
                                        id -> {
                                            out.println("ack " + id);
                                            enough.countDown();
                                        }));
            }
            enough.await();
            out.println("closing");
            app.close();
        }
    }

    @Test
    @Timeout(300)
    void aKillDuringShutdownLosesNothingAcknowledged() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Path logs = folder.resolve("kill" + kill);
            List<String> acknowledged = killedWhileClosing(logs, kill);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH / 2);
            try (Worklog again = Worklog.open(logs)) {
                assertThat(ids(again)).containsAll(acknowledged);
                assertThat(again.verify().good()).isTrue();
            }
        }
    }

    /** Kills it some lines after it said that it closes. */
    private static List<String> killedWhileClosing(Path logs, int later) throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                logs.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            int left = -1;
            String line;
            while (left != 0 && (line = lines.readLine()) != null) {
                if (line.startsWith("ack ")) {
                    acknowledged.add(line.substring(4));
                }
                left = line.equals("closing") ? 1 + later : left - (left > 0 ? 1 : 0);
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    private static Set<String> ids(AuditLog log) {
        try (var events = log.read(LogIndex.of(0))) {
            return events.map(RecordedEvent::event)
                    .map(event -> event.id().toString())
                    .collect(Collectors.toSet());
        }
    }
}
