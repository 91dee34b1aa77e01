package io.worklog.spring.tx;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;

/** Chooses the data source whose transactions are joined. */
final class OutboxDataSource {
    private OutboxDataSource() {}

    /**
     * The named one, else the only or primary one.
     *
     * @throws IllegalStateException if there is none, or several and nothing says which; names all
     */
    static DataSource choose(BeanFactory beans, @Nullable String name) {
        List<String> names = names(beans);
        if (name != null) {
            if (!names.contains(name)) {
                throw new IllegalStateException(
                        "worklog.tx.data-source names "
                                + name
                                + ", and the DataSource beans are "
                                + names);
            }
            return beans.getBean(name, DataSource.class);
        }
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null) {
            throw new IllegalStateException(
                    "events cannot join transactions: there are the DataSource beans "
                            + names
                            + "; set worklog.tx.data-source to the one that the outbox is in, or"
                            + " mark it @Primary");
        }
        return only;
    }

    private static List<String> names(BeanFactory beans) {
        return beans instanceof ListableBeanFactory all
                ? List.of(all.getBeanNamesForType(DataSource.class))
                : List.of();
    }
}
