package io.worklog.server.testing;

import io.worklog.server.access.Authenticator;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Grant;
import io.worklog.server.access.SystemRole;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Believes {@code X-Test-Caller: tenant/user[/role]}; in tests only. */
@Configuration(proxyBeanMethods = false)
class TestCallers {
    @Bean
    @Order(0)
    Authenticator believedCallers() {
        return request -> Optional.ofNullable(request.getHeader("X-Test-Caller")).map(TestCallers::of);
    }

    private static Caller of(String text) {
        String[] parts = text.split("/");
        SystemRole role = parts.length > 2 ? SystemRole.valueOf(parts[2]) : null;
        return new Caller(
                parts[0], parts[1], parts[1], Via.SESSION, role, Grant.everything("test"));
    }
}
