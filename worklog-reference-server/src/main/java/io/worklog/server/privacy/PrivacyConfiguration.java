package io.worklog.server.privacy;

import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class PrivacyConfiguration {}
