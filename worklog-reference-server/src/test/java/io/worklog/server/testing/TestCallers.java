package io.worklog.server.testing;

import io.worklog.server.access.Authenticator;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Grant;
import io.worklog.server.access.PersonDirectory;
import io.worklog.server.access.PersonDirectory.Person;
import io.worklog.server.access.SystemRole;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/**
 * Believes {@code X-Test-Caller: tenant/user[/role]}, and that such people are there; with {@code
 * X-Test-Key: name} they come with an API key of that name. In tests only.
 */
@Configuration(proxyBeanMethods = false)
class TestCallers {
    @Bean
    @Order(0)
    Authenticator believedCallers() {
        return request ->
                Optional.ofNullable(request.getHeader("X-Test-Caller"))
                        .map(text -> of(text, request.getHeader("X-Test-Key")));
    }

    /** The real ones first; then everybody whose identifier is a short word and not "nobody…". */
    @Bean
    @Primary
    PersonDirectory believedPeople(ObjectProvider<PersonDirectory> directories) {
        return (tenant, ids) -> {
            Map<String, Person> found = new HashMap<>();
            for (String id : ids) {
                if (id.matches("[a-z][a-z0-9-]{0,19}") && !id.startsWith("nobody")) {
                    found.put(id, new Person(id, id, true));
                }
            }
            directories.stream()
                    .filter(real -> real.getClass().getName().startsWith("io.worklog.server.user."))
                    .forEach(real -> found.putAll(real.find(tenant, ids)));
            return found;
        };
    }

    private static Caller of(String text, @Nullable String key) {
        String[] parts = text.split("/");
        SystemRole role = parts.length > 2 ? SystemRole.valueOf(parts[2]) : null;
        return new Caller(
                parts[0],
                parts[1],
                parts[1],
                key == null ? Via.SESSION : Via.KEY,
                role,
                Grant.everything(key == null ? "test" : key));
    }
}
