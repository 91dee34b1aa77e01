package io.worklog.spring.bridge;

import com.mzt.logapi.service.ILogRecordService;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether nobody but mzt-biz-log itself has defined a record service. Its own default one is there
 * before any auto-configuration, so that looking for a bean that is missing would always fail.
 */
final class NoOwnRecordService extends SpringBootCondition implements ConfigurationCondition {
    private static final String DEFAULTS = "LogRecordProxyAutoConfiguration";

    NoOwnRecordService() {}

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(
            ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        List<String> own = beans == null ? List.of() : own(beans);
        ConditionMessage.Builder message = ConditionMessage.forCondition("own ILogRecordService");
        return own.isEmpty()
                ? ConditionOutcome.match(message.didNotFind("bean").atAll())
                : ConditionOutcome.noMatch(message.found("bean", "beans").items(own));
    }

    private static List<String> own(ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(ILogRecordService.class, true, false))
                .filter(name -> !isDefault(beans, name))
                .toList();
    }

    private static boolean isDefault(ConfigurableListableBeanFactory beans, String name) {
        if (!beans.containsBeanDefinition(name)) {
            return false;
        }
        BeanDefinition definition = beans.getBeanDefinition(name);
        String factory = definition.getFactoryBeanName();
        return isOfMzt(factory) && definition.getFactoryMethodName() != null;
    }

    private static boolean isOfMzt(@Nullable String factory) {
        return factory != null && factory.endsWith(DEFAULTS);
    }
}
