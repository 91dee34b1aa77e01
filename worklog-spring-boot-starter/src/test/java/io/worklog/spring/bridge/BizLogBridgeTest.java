package io.worklog.spring.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mzt.logapi.beans.LogRecord;
import com.mzt.logapi.beans.Operator;
import com.mzt.logapi.service.ILogRecordService;
import com.mzt.logapi.service.IOperatorGetService;
import com.mzt.logapi.starter.annotation.EnableLogRecord;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Outcome;
import io.worklog.spring.autoconfigure.WorklogAutoConfiguration;
import io.worklog.spring.context.ContextAutoConfiguration;
import io.worklog.spring.tx.TransactionsAutoConfiguration;
import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Real mzt-biz-log annotations, its own interceptor, and Worklog behind them. */
class BizLogBridgeTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    WorklogAutoConfiguration.class,
                                    ContextAutoConfiguration.class,
                                    TransactionsAutoConfiguration.class,
                                    BizLogAutoConfiguration.class))
                    .withBean(RecordingWorklog.class, RecordingWorklog::open)
                    .withBean(IOperatorGetService.class, () -> () -> new Operator("alice"))
                    .withUserConfiguration(Host.class);

    @Configuration(proxyBeanMethods = false)
    @EnableLogRecord(tenant = "shop")
    static class Host {
        @Bean
        AnnotatedOrders orders() {
            return new AnnotatedOrders();
        }

        @Bean
        DataSource dataSource() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:");
            return source;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }
    }

    private void run(BiConsumer<AnnotatedOrders, RecordingWorklog> test) {
        runner.run(context -> test.accept(context.getBean(AnnotatedOrders.class), log(context)));
    }

    private static RecordingWorklog log(AssertableApplicationContext context) {
        return context.getBean(RecordingWorklog.class);
    }

    @Test
    void anAnnotatedMethodIsRecordedAsItStands() {
        run((orders, log) -> {
            orders.refund("o-1", 120);
            var event =
                    WorklogAssertions.assertThat(log)
                            .recorded("bizlog.order.refund")
                            .by("alice")
                            .target("order", "o-1")
                            .tenant("shop")
                            .outcome(Outcome.SUCCESS)
                            .metadata("bizlog.subType", "refund")
                            .metadata("bizlog.extra", "120")
                            .metadata("bizlog.code", AnnotatedOrders.class.getName() + ".refund")
                            .once()
                            .event();
            assertThat(event.message().key()).isEqualTo("worklog.bizlog");
            assertThat(event.message().args()).containsEntry("action", "refunded 120 of order o-1");
        });
    }

    @Test
    void aFailingMethodIsAFailureAndItsExceptionGoesOn() {
        run((orders, log) -> {
            assertThatThrownBy(() -> orders.refund("o-1", -1))
                    .isInstanceOf(IllegalArgumentException.class);
            WorklogAssertions.assertThat(log)
                    .recorded("bizlog.order.refund")
                    .outcome(Outcome.FAILURE)
                    .once();
        });
    }

    @Test
    void chineseNamesStayInTheEventWhereATypeNameCannotHaveThem() {
        run((orders, log) -> {
            orders.rename("o-1");
            WorklogAssertions.assertThat(log)
                    .recorded("bizlog.record")
                    .target("订单", "o-1")
                    .metadata("bizlog.type", "订单")
                    .metadata("bizlog.subType", "改名")
                    .once();
        });
    }

    @Test
    void theHostSaysWhichEventTypesTheyAre() {
        EventType<Object> renamed = EventType.named("shop.order.renamed").target("order");
        runner.withPropertyValues("worklog.bizlog.types.[订单/改名]=shop.order.renamed")
                .withBean(Catalog.class, () -> Catalog.builder().add(renamed).build())
                .run(context -> {
                    context.getBean(AnnotatedOrders.class).rename("o-1");
                    WorklogAssertions.assertThat(log(context))
                            .recorded(renamed)
                            .target("order", "o-1")
                            .once();
                    ILogRecordService service = context.getBean(ILogRecordService.class);
                    assertThat(service.queryLogByBizNo("o-1", "订单", "改名"))
                            .singleElement()
                            .satisfies(one -> assertThat(one.getAction()).isEqualTo("改了名"));
                });
    }

    @Test
    void aRollbackLeavesNothingAndACommitTheRecord() {
        runner.run(context -> {
            AnnotatedOrders orders = context.getBean(AnnotatedOrders.class);
            TransactionTemplate transaction =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            transaction.executeWithoutResult(status -> {
                orders.refund("o-1", 1);
                WorklogAssertions.assertThat(log(context)).isEmpty();
                status.setRollbackOnly();
            });
            WorklogAssertions.assertThat(log(context)).isEmpty();
            transaction.executeWithoutResult(status -> orders.refund("o-2", 1));
            WorklogAssertions.assertThat(log(context)).hasSize(1);
        });
    }

    @Test
    void aFailureIsRecordedThoughItsTransactionRollsBack() {
        runner.run(context -> {
            AnnotatedOrders orders = context.getBean(AnnotatedOrders.class);
            TransactionTemplate transaction =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            assertThatThrownBy(() ->
                            transaction.executeWithoutResult(status -> orders.refund("o-1", -1)))
                    .isInstanceOf(IllegalArgumentException.class);
            WorklogAssertions.assertThat(log(context))
                    .recorded("bizlog.order.refund")
                    .outcome(Outcome.FAILURE)
                    .once();
        });
    }

    @Test
    void nowMeansNow() {
        runner.withPropertyValues("worklog.bizlog.when=now")
                .run(context -> {
                    AnnotatedOrders orders = context.getBean(AnnotatedOrders.class);
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                            .executeWithoutResult(status -> {
                                orders.refund("o-1", 1);
                                status.setRollbackOnly();
                            });
                    WorklogAssertions.assertThat(log(context)).hasSize(1);
                });
    }

    @Test
    void itIsFoundAgainAsMztAsksForIt() {
        runner.run(context -> {
            AnnotatedOrders orders = context.getBean(AnnotatedOrders.class);
            orders.refund("o-1", 5);
            orders.refund("o-2", 6);
            List<LogRecord> found =
                    context.getBean(ILogRecordService.class).queryLog("o-1", "order");
            assertThat(found)
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.getOperator()).isEqualTo("alice");
                        assertThat(one.getAction()).isEqualTo("refunded 5 of order o-1");
                        assertThat(one.isFail()).isFalse();
                    });
        });
    }

    @Test
    void hostileTextIsData() {
        String hostile = "#{T(java.lang.Runtime)} ${jndi:x} {{#a}} \u202e\n\r";
        run((orders, log) -> {
            orders.refund(hostile, 1);
            WorklogAssertions.assertThat(log)
                    .recorded("bizlog.order.refund")
                    .target("order", hostile)
                    .once();
            assertThat(log.verify().verdict().word()).isEqualTo("verified");
        });
    }

    @Test
    void aServiceOfTheHostsComesFirst() {
        runner.withBean(ILogRecordService.class, OwnRecords::new)
                .run(context ->
                        assertThat(context)
                                .doesNotHaveBean(WorklogRecordService.class)
                                .getBean(ILogRecordService.class)
                                .isInstanceOf(OwnRecords.class));
    }

    static final class OwnRecords implements ILogRecordService {
        @Override
        public void record(LogRecord logged) {}

        @Override
        public List<LogRecord> queryLog(String bizNo, String type) {
            return List.of();
        }

        @Override
        public List<LogRecord> queryLogByBizNo(String bizNo, String type, String subType) {
            return List.of();
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        runner.withPropertyValues("worklog.bizlog.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(WorklogRecordService.class));
    }

    @Test
    void anApplicationWithoutMztStarts() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BizLogAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("com.mzt.logapi"))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
