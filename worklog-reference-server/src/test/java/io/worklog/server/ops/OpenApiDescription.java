package io.worklog.server.ops;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.worklog.server.access.Access;
import io.worklog.server.access.Anyone;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description says beside what the handlers' signatures say. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, ProjectRef.class);
    }

    @Bean
    OpenAPI worklogApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Worklog 工作留痕")
                                .version("v1")
                                .description(
                                        "Problems are application/problem+json (RFC 9457); their"
                                                + " type leads to a page.")
                                .license(new License().name("Apache-2.0")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "key",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer"))
                                .addSecuritySchemes(
                                        "session",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("worklog")));
    }

    @Bean
    OperationCustomizer accessOfOperations() {
        return (operation, method) -> {
            Access access = method.getMethodAnnotation(Access.class);
            Anyone anyone = method.getMethodAnnotation(Anyone.class);
            if (access != null) {
                operation.addExtension("x-worklog-access", access.value().scope());
                operation.addSecurityItem(new SecurityRequirement().addList("key"));
                operation.addSecurityItem(new SecurityRequirement().addList("session"));
            } else if (anyone != null) {
                operation.addExtension("x-worklog-access", "anyone");
                operation.addExtension("x-worklog-anyone", anyone.reason());
            }
            return operation;
        };
    }
}
