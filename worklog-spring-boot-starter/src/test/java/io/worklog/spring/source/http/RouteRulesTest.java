package io.worklog.spring.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;

class RouteRulesTest {
    private static RouteRules rules(Map<String, String> settings) {
        return new RouteRules(
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("worklog.http", HttpProperties.class));
    }

    private static HandlerMethod handler(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Handlers(), Handlers.class.getDeclaredMethod(name));
    }

    @Test
    void unlessAskedForNothingIsRecorded() throws Exception {
        RouteRules none = rules(Map.of());
        assertThat(none.ofHandler(handler("plain"), "POST", null)).isNull();
        assertThat(none.ofPath(new MockHttpServletRequest("POST", "/x"))).isNull();
    }

    @Test
    void whatChangesSomethingAndSaysNothingIsRecordedWhereThatIsWanted() throws Exception {
        RouteRules mutating = rules(Map.of("worklog.http.mutating", "metadata"));
        assertThat(mutating.ofHandler(handler("plain"), "POST", null).policy())
                .isEqualTo(CapturePolicy.METADATA);
        assertThat(mutating.ofHandler(handler("plain"), "GET", null)).isNull();
        assertThat(mutating.ofHandler(handler("logged"), "POST", null)).isNull();
        assertThat(mutating.ofHandler(handler("notLogged"), "POST", null)).isNull();
        assertThat(mutating.ofHandler("a resource", "POST", null)).isNull();
    }

    @Test
    void theFirstRouteThatMatchesCountsAndAnAnnotationBeforeIt() throws Exception {
        RouteRules both =
                rules(
                        Map.of(
                                "worklog.http.routes[0].pattern", "/a/**",
                                "worklog.http.routes[0].methods", "put",
                                "worklog.http.routes[1].pattern", "/a/{id}",
                                "worklog.http.routes[1].policy", "body"));
        RouteRules.Configured put = both.ofPath(new MockHttpServletRequest("PUT", "/a/1"));
        assertThat(put.pattern().getPatternString()).isEqualTo("/a/**");
        RouteRules.Configured get = both.ofPath(new MockHttpServletRequest("GET", "/a/1"));
        assertThat(get.rule().policy()).isEqualTo(CapturePolicy.BODY);
        assertThat(both.ofPath(new MockHttpServletRequest("GET", "/a/%zz/%"))).isNull();
        RouteRule annotated = both.ofHandler(handler("annotated"), "GET", get);
        assertThat(annotated.type().name()).isEqualTo("thing.viewed");
        assertThat(annotated.repeatWindow()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatCannotBeStopsTheStart() {
        WebApplicationContextRunner runner =
                new WebApplicationContextRunner()
                        .withBean(
                                io.worklog.Worklog.class, io.worklog.testing.RecordingWorklog::open)
                        .withConfiguration(
                                AutoConfigurations.of(
                                        io.worklog.spring.source.SourcesAutoConfiguration.class,
                                        HttpSourceAutoConfiguration.class));
        runner.run(context -> assertThat(context).hasBean("worklogCallerFilter"));
        for (String wrong :
                new String[] {
                    "routes[0].policy=body",
                    "routes[0].pattern=/{a",
                    "trusted-proxies=proxy.example",
                    "repeat-memory=0"
                }) {
            runner.withPropertyValues("worklog.http." + wrong)
                    .run(context -> assertThat(context).as(wrong).hasFailed());
        }
        runner.withPropertyValues(
                        "worklog.http.routes[0].pattern=/a", "worklog.http.routes[0].type=Not Good")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("worklog.http.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(FilterRegistrationBean.class));
    }

    /** Handlers that speak, and one that does not. */
    private static final class Handlers {
        void plain() {}

        @Logged("x")
        void logged() {}

        @NotLogged(reason = "a test")
        void notLogged() {}

        @LoggedRequest(value = "thing.viewed", repeatWindow = "30s")
        void annotated() {}
    }
}
