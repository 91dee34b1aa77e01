package io.worklog.server.vault;

import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class VaultConfiguration {}
