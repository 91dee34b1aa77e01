package io.worklog.server.log;

import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {}
