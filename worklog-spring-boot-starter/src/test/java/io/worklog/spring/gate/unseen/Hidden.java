package io.worklog.spring.gate.unseen;

import io.worklog.spring.NotLogged;
import jakarta.servlet.http.HttpServlet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Ways in that no class tells the handlers of. */
public final class Hidden {
    private Hidden() {}

    @Configuration
    static class Routes {
        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .POST("/hidden", request -> ServerResponse.ok().build())
                    .build();
        }

        @Bean
        @NotLogged(reason = "its handlers record, see the test of the routes")
        RouterFunction<ServerResponse> known() {
            return RouterFunctions.route()
                    .POST("/known", request -> ServerResponse.ok().build())
                    .build();
        }
    }

    static final class Upload extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }
}
