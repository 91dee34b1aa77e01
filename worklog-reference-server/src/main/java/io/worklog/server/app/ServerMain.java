package io.worklog.server.app;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the server in this process. */
public final class ServerMain {
    private ServerMain() {}

    /** Starts with arguments such as {@code --server.port=8080}. */
    public static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(ServerApplication.class)
                .properties("spring.config.name=worklog-server")
                .run(args);
    }

    /** For a build tool or {@code java -cp}; operators use {@code worklog start}. */
    public static void main(String[] args) {
        start(args);
    }
}
