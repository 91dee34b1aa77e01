package io.worklog.spring.autoconfigure.aot;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.spring.Logged;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.context.PropagationAutoConfiguration;
import io.worklog.spring.logged.LoggedAutoConfiguration;
import io.worklog.spring.operate.OperateAutoConfiguration;
import io.worklog.spring.sentence.LabelsAutoConfiguration;
import io.worklog.spring.sentence.SentenceAutoConfiguration;
import io.worklog.spring.source.SourcesAutoConfiguration;
import io.worklog.spring.source.events.EventsSourceAutoConfiguration;
import io.worklog.spring.source.schedule.ScheduleSourceAutoConfiguration;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has a catalog and one annotated method. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
@ImportAutoConfiguration({
    AopAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    WorklogAutoConfiguration.class,
    ContextAutoConfiguration.class,
    PropagationAutoConfiguration.class,
    LoggedAutoConfiguration.class,
    OperateAutoConfiguration.class,
    LabelsAutoConfiguration.class,
    SentenceAutoConfiguration.class,
    SourcesAutoConfiguration.class,
    EventsSourceAutoConfiguration.class,
    ScheduleSourceAutoConfiguration.class,
    TransactionsAutoConfiguration.class
})
public class PreparedApplication {
    @Bean
    Desk desk() {
        return new Desk();
    }

    /** The events of the application. */
    public static final class Events implements EventCatalog {
        /** An order was paid. */
        public static final EventType<Object> PAID = EventType.named("order.paid").target("order");

        private Events() {}
    }

    /** Records what it is asked. */
    public static class Desk {
        /** Pays. */
        @Logged(value = "order.paid", target = "#id")
        public void pay(String id) {}
    }
}
