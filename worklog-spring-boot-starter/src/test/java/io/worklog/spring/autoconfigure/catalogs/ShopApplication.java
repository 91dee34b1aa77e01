package io.worklog.spring.autoconfigure.catalogs;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Configuration;

/** Stands at the root of its packages, as an application class does. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class ShopApplication {}
