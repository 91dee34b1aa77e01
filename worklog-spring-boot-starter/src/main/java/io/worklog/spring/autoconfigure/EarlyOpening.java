package io.worklog.spring.autoconfigure;

import io.worklog.cache.LogCache;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.spi.EventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogStore;
import io.worklog.spi.Outbox;
import io.worklog.spi.SigningKeys;
import io.worklog.spi.TailSignal;
import io.worklog.spi.WorklogListener;
import io.worklog.spring.WorklogBuilderCustomizer;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Decides whether logs are opened on a thread of their own while the application's beans are made.
 * They are where they lie in a folder and nothing but our own parts takes part: a part of the
 * application's could ask for beans, which that thread would wait for while the one that makes them
 * waits for the logs.
 */
final class EarlyOpening {
    private static final String WORKLOG = "worklog";
    private static final String PLANNED = EarlyOpening.class.getName();

    /** Ours; none of them asks for anything while logs are opened. */
    private static final Set<String> KNOWN =
            Set.of("worklogRecordingWatch", "worklogCallerCustomizer", "worklogLabelsCustomizer");

    private static final List<Class<?>> PARTS =
            List.of(
                    LogStore.class,
                    EventIndex.class,
                    EvidenceStore.class,
                    Outbox.class,
                    OutboxSource.class,
                    Technology.class,
                    SigningKeys.class,
                    HeadMemory.class,
                    CheckpointAnchor.class,
                    TailSignal.class,
                    LogCache.class,
                    WorklogListener.class,
                    WorklogBuilderCustomizer.class);

    private EarlyOpening() {}

    /** Plans it where it is possible: the bean itself is then the last that is made. */
    static void plan(ConfigurableListableBeanFactory beans) {
        BeanDefinition worklog = ours(beans);
        if (worklog != null && isPlain(beans)) {
            worklog.setAttribute(PLANNED, true);
            worklog.setLazyInit(true);
        }
    }

    /** Whether it is planned. */
    static boolean isPlanned(ConfigurableListableBeanFactory beans) {
        BeanDefinition worklog = ours(beans);
        return worklog != null && worklog.hasAttribute(PLANNED);
    }

    private static @Nullable BeanDefinition ours(ConfigurableListableBeanFactory beans) {
        if (!beans.containsBeanDefinition(WORKLOG)) {
            return null;
        }
        BeanDefinition worklog = beans.getBeanDefinition(WORKLOG);
        String maker = WorklogAutoConfiguration.class.getName();
        return maker.equals(worklog.getBeanClassName()) ? worklog : null;
    }

    private static boolean isPlain(ConfigurableListableBeanFactory beans) {
        BeanFactory parent = beans.getParentBeanFactory();
        if (parent != null) {
            return false;
        }
        Iterator<String> names = beans.getBeanNamesIterator();
        while (names.hasNext()) {
            String name = names.next();
            if (!KNOWN.contains(name) && isPart(beans.getType(name, false))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPart(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        for (Class<?> part : PARTS) {
            if (part.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }
}
