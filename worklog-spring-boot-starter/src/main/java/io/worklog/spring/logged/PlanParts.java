package io.worklog.spring.logged;

import io.worklog.catalog.Catalog;
import io.worklog.spring.Logged;
import io.worklog.spring.sentence.SentenceKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * What plans are made from; asked for when the first plan is made, so that nothing of the host is
 * made before its time. Thread-safe.
 */
final class PlanParts {
    private final BeanFactory beans;
    private final Expressions expressions;
    private volatile @Nullable Known known;

    private record Known(EventTypes types, SentenceCheck sentences) {}

    PlanParts(BeanFactory beans, LoggedProperties properties) {
        this.beans = beans;
        this.expressions = new Expressions(new AllowedBeans(beans, properties));
    }

    PlanMaker maker(LoggedMethod method, Logged annotation) {
        Known parts = known;
        if (parts == null) {
            parts =
                    new Known(
                            new EventTypes(
                                    beans.getBeanProvider(Catalog.class)
                                            .getIfAvailable(Catalog::open)),
                            new SentenceCheck(
                                    beans.getBeanProvider(SentenceKeys.class).getIfAvailable()));
            known = parts;
        }
        return new PlanMaker(parts.types(), expressions, parts.sentences(), method, annotation);
    }
}
