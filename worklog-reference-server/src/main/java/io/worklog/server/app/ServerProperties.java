package io.worklog.server.app;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server as a whole.
 *
 * @param data folder of everything that the server keeps in files.
 * @param mode development to try, production for real use, which refuses what is for trying.
 * @param roles what this process does: api, worker (jobs and everything that is repeated), feeds.
 * @param url address that people type to reach the server, such as https://log.example.com.
 * @param clockFile for development only: a file with a duration, such as -P400D, by which this
 *     server's time is apart from the machine's; read at every look at the clock. It shows what
 *     otherwise takes months. Replace the file as a whole, and only to let time go forwards.
 */
@ConfigurationProperties("worklog.server")
record ServerProperties(
        @DefaultValue("data") Path data,
        @DefaultValue("production") String mode,
        @DefaultValue({"api", "worker", "feeds"}) List<String> roles,
        @Nullable String url,
        @Nullable Path clockFile) {}
