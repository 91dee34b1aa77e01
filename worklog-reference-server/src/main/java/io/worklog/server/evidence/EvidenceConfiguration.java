package io.worklog.server.evidence;

import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class EvidenceConfiguration {}
