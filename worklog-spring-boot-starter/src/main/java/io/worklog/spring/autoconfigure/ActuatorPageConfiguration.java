package io.worklog.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;

/** Finds the page that the actuator shows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints")
class ActuatorPageConfiguration {
    private static final EndpointId ID = EndpointId.of("worklog");

    @Bean
    @ConditionalOnMissingBean
    StatusPage worklogStatusPage(
            ObjectProvider<PathMappedEndpoints> endpoints, Environment environment) {
        return () -> where(endpoints.getIfUnique(), environment);
    }

    private static String where(
            @Nullable PathMappedEndpoints endpoints, PropertyResolver environment) {
        String path = endpoints == null ? null : endpoints.getPath(ID);
        if (path == null) {
            return "not exposed, see management.endpoints.web.exposure.include";
        }
        String port =
                environment.getProperty(
                        "local.management.port", environment.getProperty("local.server.port", ""));
        return path + (port.isEmpty() ? "" : " on port " + port);
    }
}
