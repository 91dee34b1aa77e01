package io.worklog.server.app;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes a process do the roles in {@code worklog.server.roles} and nothing of the others, whatever
 * other settings say. Health, metrics and what the process itself records are in every role.
 */
public final class Roles implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String PROPERTY = "worklog.server.roles";

    private static final String SOURCE = "roles";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Set<Role> roles = of(context.getEnvironment());
        Map<String, Object> settings = new HashMap<>();
        settings.put(PROPERTY, words(roles));
        EnumSet.complementOf(EnumSet.copyOf(roles)).stream()
                .map(Role::absence)
                .forEach(absent -> settings.put(absent.getKey(), absent.getValue()));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(SOURCE, settings));
    }

    /**
     * The roles of this process; all of them unless it is said.
     *
     * @throws RefusedStartException if one is unknown, or there is none
     */
    private static Set<Role> of(Environment environment) {
        List<String> words =
                Binder.get(environment)
                        .bind(PROPERTY, Bindable.listOf(String.class))
                        .orElseGet(() -> Arrays.stream(Role.values()).map(Role::word).toList());
        List<Refusal> refusals =
                words.stream()
                        .filter(word -> Role.of(word).isEmpty())
                        .map(word -> refusal("has the unknown role \"" + word + "\""))
                        .toList();
        if (!refusals.isEmpty()) {
            throw new RefusedStartException(refusals);
        }
        if (words.isEmpty()) {
            throw new RefusedStartException(List.of(refusal("is empty")));
        }
        return words.stream()
                .map(word -> Role.of(word).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Refusal refusal(String reason) {
        Set<Role> all = EnumSet.allOf(Role.class);
        return new Refusal(PROPERTY, reason, "use one or more of " + words(all));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.joining(","));
    }
}
