package io.worklog.server.app;

import io.worklog.error.IntegrityException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server in this process. */
public final class ServerMain {
    /** What a process ends with where a log is not what was sealed, as {@code verify} does. */
    static final int DAMAGED = 1;

    private static final String MODE = "worklog.server.mode";

    private ServerMain() {}

    /**
     * Starts with arguments such as {@code --server.port=8080}. The process ends with exit code 0
     * when it is told to stop, after everything is sealed.
     *
     * @throws RefusedStartException if settings are wrong, with every one of them, or a port is taken
     * @throws io.worklog.error.StoreUnavailableException if the log cannot be opened, for example
     *     because another process has its folder
     * @throws IntegrityException if a log that every server needs is damaged
     */
    public static ConfigurableApplicationContext start(String... args) {
        try {
            return run(mode(args, System.getenv()), args);
        } catch (RuntimeException e) {
            throw StartFailure.of(e);
        }
    }

    private static ConfigurableApplicationContext run(Mode mode, String... args) {
        return new SpringApplicationBuilder(ServerApplication.class)
                .properties("spring.config.name=worklog-server")
                .properties(mode.defaults())
                .initializers(new Preparation(mode), new Roles(), ServerMain::endWith)
                .registerShutdownHook(false)
                .run(args);
    }

    /** What starts is for real use unless it says otherwise. */
    private static Mode mode(String[] args, Map<String, String> environment) {
        String option = "--" + MODE + "=";
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(option))
                .map(arg -> arg.substring(option.length()))
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(environment.get("WORKLOG_SERVER_MODE")))
                .map(Mode::of)
                .orElse(Mode.PRODUCTION);
    }

    /** A process that was told to stop and did so in order has not failed. */
    private static void endWith(ConfigurableApplicationContext context) {
        Thread end =
                new Thread(
                        () -> {
                            if (context.isActive()) {
                                context.close();
                                Runtime.getRuntime().halt(0);
                            }
                        },
                        "worklog-end");
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** For a build tool or {@code java -cp}; operators use {@code worklog start}. */
    public static void main(String[] args) {
        try {
            start(args);
        } catch (RefusedStartException e) {
            System.err.println(e.getMessage());
            System.exit(RefusedStartException.EXIT_CODE);
        } catch (IntegrityException e) {
            System.err.println(e.getMessage());
            System.exit(DAMAGED);
        }
    }
}
