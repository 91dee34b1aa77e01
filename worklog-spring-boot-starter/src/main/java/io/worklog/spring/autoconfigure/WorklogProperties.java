package io.worklog.spring.autoconfigure;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set about its audit trail.
 *
 * @param directory folder that holds the application's logs and their keys; created when it is not
 *     there. A relative path starts at the working directory of the process.
 */
@ConfigurationProperties("worklog")
record WorklogProperties(@DefaultValue("data/worklog") Path directory) {}
