package io.worklog.spring.context;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/** Tells which settings an application has, without reading them. */
public final class SetProperties {
    private final Iterable<ConfigurationPropertySource> sources;

    /** Those of an environment. */
    public SetProperties(Environment environment) {
        this.sources = ConfigurationPropertySources.get(environment);
    }

    /**
     * Whether anything is set below a name; where a source cannot say, it may be.
     *
     * @param prefix such as {@code worklog.messages}
     */
    public boolean areBelow(String prefix) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
        for (ConfigurationPropertySource source : sources) {
            if (source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
