package io.worklog.server.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A handler that does not say who may call it keeps the server from starting. */
class PlantedHandlerTest {
    @RestController
    static final class Good {
        @GetMapping("/api/v1/projects/{project}/good")
        @Access(Permission.RECORD_READ)
        String good() {
            return "";
        }

        @GetMapping("/good")
        @Anyone(reason = "says nothing")
        String anyone() {
            return "";
        }
    }

    @RestController
    static final class Forgotten {
        @GetMapping("/api/v1/forgotten")
        String forgotten() {
            return "";
        }
    }

    @RestController
    static final class NoProject {
        @GetMapping("/api/v1/records")
        @Access(Permission.RECORD_READ)
        String records() {
            return "";
        }
    }

    @RestController
    static final class Both {
        @GetMapping("/api/v1/both")
        @Access(Permission.SELF)
        @Anyone(reason = "cannot decide")
        String both() {
            return "";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Start {
        @Bean
        RequestMappingHandlerMapping handlers() {
            return new RequestMappingHandlerMapping();
        }

        @Bean
        SmartInitializingSingleton check(ObjectProvider<RequestMappingHandlerMapping> handlers) {
            return new AccessConfiguration().accessOfEveryHandler(handlers);
        }
    }

    private static void start(Class<?> controller) {
        new AnnotationConfigApplicationContext(Start.class, controller).close();
    }

    @Test
    void aStartWithAForgottenHandlerFails() {
        assertThatCode(() -> start(Good.class)).doesNotThrowAnyException();
        assertThatThrownBy(() -> start(Forgotten.class))
                .hasMessageContaining("#forgotten[")
                .hasMessageContaining("@Access");
        assertThatThrownBy(() -> start(NoProject.class)).hasMessageContaining("{project}");
        assertThatThrownBy(() -> start(Both.class)).hasMessageContaining("#both[");
    }
}
