package io.worklog.server.record;

import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class RecordConfiguration {}
