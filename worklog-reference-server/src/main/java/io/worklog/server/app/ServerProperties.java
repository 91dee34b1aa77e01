package io.worklog.server.app;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server as a whole.
 *
 * @param data folder of everything that the server keeps in files.
 */
@ConfigurationProperties("worklog.server")
record ServerProperties(@DefaultValue("data") Path data) {}
