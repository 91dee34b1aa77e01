package io.worklog.server.ops;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.worklog.server.access.Access;
import io.worklog.server.access.Anyone;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;

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

    /** A member is required unless its component is declared {@code @Nullable}. */
    @Bean
    ModelConverter requiredMembers() {
        return (type, context, chain) -> {
            Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            if (schema != null && rawClass(type.getType()) instanceof Class<?> made) {
                require(made, describedBy(schema, context));
            }
            return schema;
        };
    }

    private static @Nullable Class<?> rawClass(Type type) {
        Class<?> raw = Json.mapper().constructType(type).getRawClass();
        return raw.isRecord() ? raw : null;
    }

    private static Schema<?> describedBy(Schema<?> schema, ModelConverterContext context) {
        String ref = schema.get$ref();
        if (ref == null) {
            return schema;
        }
        Schema<?> named = context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
        return named == null ? schema : named;
    }

    private static void require(Class<?> made, Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.setRequired(
                Arrays.stream(made.getRecordComponents())
                        .filter(part -> !isNullable(part))
                        .map(RecordComponent::getName)
                        .filter(schema.getProperties()::containsKey)
                        .sorted()
                        .toList());
    }

    private static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** A filter is read from parameters of the query, not from one named after it. */
    @Bean
    OperationCustomizer filtersAsParameters() {
        return (operation, method) -> {
            for (MethodParameter parameter : method.getMethodParameters()) {
                if (parameter.getParameterType().getSimpleName().equals("EventFilter")) {
                    operation
                            .getParameters()
                            .removeIf(known ->
                                    known.getName().equals(parameter.getParameterName())
                                            && known.getIn().equals("query"));
                    Arrays.stream(parameter.getParameterType().getRecordComponents())
                            .filter(part -> part.getType() != Map.class)
                            .map(OpenApiDescription::parameter)
                            .forEach(operation::addParametersItem);
                }
            }
            return operation;
        };
    }

    private static Parameter parameter(RecordComponent part) {
        Schema<?> schema =
                part.getType() == List.class
                        ? new ArraySchema().items(new StringSchema())
                        : new StringSchema();
        return new QueryParameter().name(part.getName()).required(false).schema(schema);
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
                if (access.value().ofProject()) {
                    addProject(operation);
                }
            } else if (anyone != null) {
                operation.addExtension("x-worklog-access", "anyone");
                operation.addExtension("x-worklog-anyone", anyone.reason());
            }
            return operation;
        };
    }

    /** Handlers of projects get the project itself, found by this part of the path. */
    private static void addProject(Operation operation) {
        boolean known =
                operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(one ->
                                        one.getName().equals("project")
                                                && one.getIn().equals("path"));
        if (!known) {
            operation.addParametersItem(
                    new PathParameter().name("project").schema(new StringSchema()));
        }
    }
}
