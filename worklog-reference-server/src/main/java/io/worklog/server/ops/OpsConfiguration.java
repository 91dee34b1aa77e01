package io.worklog.server.ops;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemPages.class)
public class OpsConfiguration {}
