package io.worklog.spring.sentence;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which names are frozen into events beside the values they stand for.
 *
 * @param tables dictionaries that never change while the application runs, by their name: each says
 *     what a value is called
 * @param properties which dictionary knows the values of a property, by the property's name, or by
 *     the event type, a slash and that name
 * @param targets which dictionary knows the names of the objects of a kind, by that kind
 */
@ConfigurationProperties(LabelProperties.PREFIX)
record LabelProperties(
        @DefaultValue Map<String, Map<String, String>> tables,
        @DefaultValue Map<String, String> properties,
        @DefaultValue Map<String, String> targets) {
    static final String PREFIX = "worklog.labels";

    LabelProperties {
        tables = Map.copyOf(tables);
        properties = Map.copyOf(properties);
        targets = Map.copyOf(targets);
    }
}
