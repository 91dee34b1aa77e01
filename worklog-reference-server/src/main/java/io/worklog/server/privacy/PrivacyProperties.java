package io.worklog.server.privacy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Personal data and retention.
 *
 * @param retentionFloorMonths no class of retention may keep events shorter; what the law demands.
 *     A class below six months needs an acknowledgement too.
 */
@ConfigurationProperties("worklog.server.privacy")
public record PrivacyProperties(@DefaultValue("12") int retentionFloorMonths) {}
