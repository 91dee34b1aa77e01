package io.worklog.spring.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.spi.WorklogListener;
import io.worklog.testing.RecordingWorklog;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class AfterCommitTest {
    private final List<String> told = new ArrayList<>();
    private final RecordingWorklog worklog = RecordingWorklog.open();
    private final TransactionTemplate template = new TransactionTemplate(manager());

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(TransactionsAutoConfiguration.class))
                    .withBean(Worklog.class, () -> worklog)
                    .withBean("deaf", WorklogListener.class, () -> new Listener(true))
                    .withBean("ears", WorklogListener.class, () -> new Listener(false));

    private static JdbcTransactionManager manager() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:");
        return new JdbcTransactionManager(source);
    }

    private final class Listener implements WorklogListener {
        private final boolean broken;

        Listener(boolean broken) {
            this.broken = broken;
        }

        @Override
        public void appended(LogId log, LogIndex first, int count) {}

        @Override
        public void sealed(LogId log, TreeSize size) {}

        @Override
        public void rejected(LogId log, UUID eventId, String code, boolean lost) {
            if (broken) {
                throw new IllegalStateException("planted: a listener that throws");
            }
            told.add(log + " " + code + " " + lost);
        }
    }

    private static void fail() {
        throw new IllegalStateException("planted: recording fails");
    }

    @Test
    void aFailureAfterTheCommitIsToldToEveryListenerAndToNobodyElse() {
        runner.run(context -> {
            AfterCommit afterCommit = context.getBean(AfterCommit.class);
            List<String> ran = new ArrayList<>();
            template.executeWithoutResult(status -> {
                afterCommit.run(AfterCommitTest::fail);
                afterCommit.run(() -> ran.add("the next"));
            });
            assertThat(ran).containsExactly("the next");
            assertThat(told).containsExactly("default after-commit true");
        });
    }

    @Test
    void aFailureWithinAnotherCallbackOfTheCommitIsToldToo() {
        runner.run(context -> {
            AfterCommit afterCommit = context.getBean(AfterCommit.class);
            template.executeWithoutResult(status ->
                    TransactionSynchronizationManager.registerSynchronization(
                            new TransactionSynchronization() {
                                @Override
                                public void afterCompletion(int how) {
                                    afterCommit.run(AfterCommitTest::fail);
                                }
                            }));
            assertThat(told).hasSize(1);
        });
    }

    @Test
    void outsideATransactionTheCallerIsTold() {
        runner.run(context ->
                assertThatThrownBy(
                                () -> context.getBean(AfterCommit.class).run(AfterCommitTest::fail))
                        .isInstanceOf(IllegalStateException.class));
        assertThat(told).isEmpty();
    }

    @Test
    void whatAnotherCallbackThrowsCostsTheEventNothing() {
        runner.run(context -> {
            List<String> ran = new ArrayList<>();
            assertThatThrownBy(() ->
                            template.executeWithoutResult(status -> {
                                failsAfterCommit();
                                context.getBean(AfterCommit.class).run(() -> ran.add("recorded"));
                            }))
                    .hasMessage("planted: recording fails");
            assertThat(ran).containsExactly("recorded");
        });
    }

    private static void failsAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        fail();
                    }
                });
    }

    @Test
    void workBeforeASavepointStaysAndWorkAfterItGoes() {
        runner.run(context -> {
            AfterCommit afterCommit = context.getBean(AfterCommit.class);
            List<String> ran = new ArrayList<>();
            template.executeWithoutResult(status -> {
                afterCommit.run(() -> ran.add("before"));
                Object savepoint = status.createSavepoint();
                afterCommit.run(() -> ran.add("undone"));
                status.rollbackToSavepoint(savepoint);
                afterCommit.run(() -> ran.add("after"));
            });
            assertThat(ran).containsExactly("before", "after");
        });
    }
}
