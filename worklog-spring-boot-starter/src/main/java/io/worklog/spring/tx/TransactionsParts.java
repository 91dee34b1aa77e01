package io.worklog.spring.tx;

import io.worklog.Worklog;
import io.worklog.spi.HostTransactions;
import io.worklog.spi.WorklogListener;
import io.worklog.spring.context.ClassPath;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ReflectionUtils;

/**
 * What joins the host's transactions. Each part is looked at only where what it needs is on the
 * class path: to read a configuration that then does not apply is a good part of what it costs a
 * start.
 */
final class TransactionsParts implements ImportSelector {
    private final ClassLoader loader;

    TransactionsParts(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        List<String> parts = new ArrayList<>();
        if (ClassPath.has(loader, TransactionsAutoConfiguration.SPRING_TX)) {
            parts.add(WithTransactions.class.getName());
        }
        if (ClassPath.has(loader, "org.springframework.jdbc.datasource.ConnectionHolder")) {
            parts.add(WithJdbc.class.getName());
        }
        return parts.toArray(String[]::new);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TransactionSynchronizationManager.class)
    static final class WithTransactions {
        @Bean
        @ConditionalOnMissingBean
        AfterCommit worklogAfterCommit(
                ObjectProvider<Worklog> worklog, ObjectProvider<WorklogListener> listeners) {
            return new SpringAfterCommit(new LostWork(worklog, listeners));
        }

        /** Every manager says when its commits begin, so that what comes after is known. */
        @Bean
        SmartInitializingSingleton worklogTransactionEnds(
                ObjectProvider<ConfigurableTransactionManager> managers) {
            TransactionEnd end = new TransactionEnd();
            return () -> managers.forEach(manager -> manager.addListener(end));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({TransactionSynchronizationManager.class, ConnectionHolder.class})
    @ConditionalOnBean(DataSource.class)
    @ImportRuntimeHints(Hints.class)
    static final class WithJdbc {
        /** Made when an outbox asks for it: no other application needs to say which data source. */
        @Bean
        @Lazy
        @ConditionalOnMissingBean
        HostTransactions worklogHostTransactions(
                BeanFactory beans,
                TransactionsProperties properties,
                ObjectProvider<ReactiveTransactionManager> reactive) {
            return new SpringHostTransactions(
                    OutboxDataSource.choose(beans, properties.dataSource()),
                    () -> reactive.stream().findAny().isPresent());
        }
    }

    /** Lets a native image call what {@link BoundConnections} looks up by name. */
    static final class Hints implements RuntimeHintsRegistrar {
        @Override
        public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
            var method = ReflectionUtils.findMethod(ConnectionHolder.class, BoundConnections.BEGUN);
            if (method != null) {
                hints.reflection().registerMethod(method, ExecutableMode.INVOKE);
            }
        }
    }
}
