package io.worklog.server.feed;

import org.springframework.context.annotation.Configuration;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
public class FeedConfiguration {}
