package io.worklog.server.app;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads secrets from their files, and looks at all settings before anything is opened. */
final class Preparation implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final Mode mode;

    Preparation(Mode mode) {
        this.mode = mode;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        SecretFiles.read(environment);
        for (String unknown : new UnknownKeys(SettingsMetadata.load()).in(environment)) {
            LOG.warn("worklog.setting.unknown {}", unknown);
        }
        if (mode == Mode.PRODUCTION) {
            List<Refusal> refusals = ProductionRules.refusals(environment);
            if (!refusals.isEmpty()) {
                throw new RefusedStartException(refusals);
            }
        }
    }
}
