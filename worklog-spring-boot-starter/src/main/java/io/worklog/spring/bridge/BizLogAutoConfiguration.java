package io.worklog.spring.bridge;

import com.mzt.logapi.service.ILogRecordService;
import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.spring.context.CallerContext;
import io.worklog.spring.tx.AfterCommit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;

/**
 * Records what methods with mzt-biz-log's {@code @LogRecord} say, in place of its default service,
 * which only writes to the console. It gives way to an {@link ILogRecordService} of the host's.
 */
@AutoConfiguration(
        afterName = {
            "io.worklog.spring.autoconfigure.WorklogAutoConfiguration",
            "io.worklog.spring.context.ContextAutoConfiguration",
            "io.worklog.spring.tx.TransactionsAutoConfiguration"
        })
@ConditionalOnClass(ILogRecordService.class)
@ConditionalOnBean(Worklog.class)
@ConditionalOnProperty(name = "worklog.bizlog.enabled", matchIfMissing = true)
@EnableConfigurationProperties(BizLogProperties.class)
public final class BizLogAutoConfiguration {

    @Bean
    @Primary
    @Conditional(NoOwnRecordService.class)
    ILogRecordService worklogLogRecordService(
            Worklog worklog,
            CallerContext callers,
            ObjectProvider<AfterCommit> afterCommit,
            ObjectProvider<Catalog> catalog,
            BizLogProperties properties) {
        return new WorklogRecordService(
                worklog,
                callers,
                afterCommit.getIfAvailable(() -> Runnable::run),
                new BizLogTypes(properties, catalog.getIfAvailable(Catalog::open)),
                properties.when());
    }
}
