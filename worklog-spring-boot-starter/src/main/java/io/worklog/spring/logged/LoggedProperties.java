package io.worklog.spring.logged;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How {@link io.worklog.spring.Logged} methods are recorded.
 *
 * @param enabled whether they are recorded at all.
 * @param allowBeans whether their expressions may use every bean of the application, as in {@code
 *     @invoices.find(#id)}.
 * @param allowedBeans names of the beans their expressions may use where not every bean is allowed.
 * @param safeExceptions class names of exceptions whose own message may be recorded; of all others
 *     only the class is. Subclasses count too.
 */
@ConfigurationProperties("worklog.logged")
record LoggedProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean allowBeans,
        @DefaultValue List<String> allowedBeans,
        @DefaultValue List<String> safeExceptions) {
    LoggedProperties {
        allowedBeans = List.copyOf(allowedBeans);
        safeExceptions = List.copyOf(safeExceptions);
    }
}
