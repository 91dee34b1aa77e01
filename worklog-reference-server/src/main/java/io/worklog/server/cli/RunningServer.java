package io.worklog.server.cli;

import io.worklog.server.app.ServerMain;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Runs the server in this process until it is ended. */
final class RunningServer {
    private final Call call;

    RunningServer(Call call) {
        this.call = call;
    }

    /** Returns when the server is closed, or could not start. */
    int run(List<String> settings, boolean practise) {
        CountDownLatch closed = new CountDownLatch(1);
        ConfigurableApplicationContext server = ServerMain.start(settings.toArray(String[]::new));
        ApplicationListener<ContextClosedEvent> listener = event -> closed.countDown();
        server.addApplicationListener(listener);
        if (practise) {
            new ClassCache(call).makeInBackground();
        }
        try {
            closed.await();
            return ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.close();
            return ExitCode.OK;
        }
    }
}
