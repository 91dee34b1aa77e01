package io.worklog.server.ops;

import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class OpsConfiguration {}
