package io.worklog.server.app;

import io.worklog.server.user.SetupLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Says where everything is when the server is ready. The one-time link is printed in development; in
 * production it goes into a file that the server's user alone can read, since lines are collected.
 */
final class StartReport implements ApplicationListener<ApplicationReadyEvent> {
    static final String LINK_FILE = "setup-link";

    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    private final ServerProperties server;
    private final SetupLink setup;

    StartReport(ServerProperties server, SetupLink setup) {
        this.server = server;
        this.setup = setup;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String url = url(event);
        Path data = server.data().toAbsolutePath().normalize();
        LOG.info(
                "worklog.start.ready page={} port={} roles={} data={} java={} took={}",
                url,
                port(event),
                String.join(",", server.roles()),
                data,
                Runtime.version(),
                event.getTimeTaken());
        if (!server.roles().contains(Role.API.word())) {
            return;
        }
        Optional<String> link = setup.newToken().map(token -> url + "/#/setup?token=" + token);
        if (server.mode().equals("development")) {
            System.out.println(text(url, data, link));
        } else {
            link.ifPresent(found -> keep(data, found));
        }
    }

    private String url(ApplicationReadyEvent event) {
        if (server.url() != null) {
            return server.url();
        }
        return "http://localhost:" + port(event);
    }

    private static int port(ApplicationReadyEvent event) {
        var web = ((WebServerApplicationContext) event.getApplicationContext()).getWebServer();
        return Objects.requireNonNull(web).getPort();
    }

    private static String text(String url, Path data, Optional<String> link) {
        String first =
                link.map(found ->
                                "  First administrator 首位管理员 (once, 30 minutes):\n    "
                                        + found
                                        + "\n")
                        .orElse("");
        return """

        Worklog 工作留痕 is ready, for development only.
          Page 页面:  %s
          API 接口:   %s/api/v1  (%s/openapi.json)
          Data 数据:  %s
          Java:       %s
        %s  Stop with Ctrl-C.\
        """
                .formatted(url, url, url, data, Runtime.version(), first);
    }

    private static void keep(Path data, String link) {
        Path file = data.resolve(LINK_FILE);
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, link + "\n");
            LOG.info("worklog.start.setup the link for the first administrator is in {}", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
