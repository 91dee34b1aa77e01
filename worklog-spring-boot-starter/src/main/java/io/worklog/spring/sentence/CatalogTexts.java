package io.worklog.spring.sentence;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.sentence.SentenceCheck;
import io.worklog.spring.context.SetProperties;
import io.worklog.spring.sentence.SentenceProperties.OnMissing;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;

/** Says, when the application has started, which message keys of the catalog have no text. */
final class CatalogTexts implements SmartInitializingSingleton {
    private final ApplicationContext context;

    CatalogTexts(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<EventType<?>> types = new LinkedHashSet<>();
        for (Catalog catalog : context.getBeanProvider(Catalog.class)) {
            if (catalog.hasHostTypes()) {
                types.addAll(catalog.types());
                types.removeAll(Catalog.open().types());
            }
        }
        if (!types.isEmpty() || isAnythingSaid()) {
            check(types, context.getBean(SentenceCheck.class));
        }
    }

    /** Whether there are settings or texts that may be wrong; where not, none are read. */
    private boolean isAnythingSaid() {
        return new SetProperties(context.getEnvironment()).areBelow(SentenceProperties.PREFIX)
                || TextFiles.areThere(TextFiles.loader(context));
    }

    private void check(Set<EventType<?>> types, SentenceCheck check) {
        SentenceProperties properties = context.getBean(SentenceProperties.class);
        if (properties.missing() == OnMissing.IGNORE) {
            return;
        }
        List<String> faults = new ArrayList<>();
        types.forEach(type -> add(type, check, faults));
        if (faults.isEmpty()) {
            return;
        }
        String problem =
                "event types without a sentence of their own: "
                        + String.join("; ", faults)
                        + ". Add the texts to "
                        + properties.basename()
                        + "*.properties on the class path, or set worklog.messages.missing=ignore";
        if (properties.missing() == OnMissing.FAIL) {
            throw new IllegalStateException(problem);
        }
        System.getLogger(CatalogTexts.class.getName()).log(Level.WARNING, problem);
    }

    private static void add(EventType<?> type, SentenceCheck check, List<String> faults) {
        type.messageKey()
                .ifPresent(key -> {
                    List<Locale> missing = check.missing(key);
                    if (!missing.isEmpty()) {
                        faults.add(type + " has no text " + key + " in " + names(missing));
                    }
                    check.faults(key).forEach(fault -> faults.add(type + ": " + fault));
                });
    }

    private static String names(List<Locale> languages) {
        return languages.stream()
                .map(one -> one.equals(Locale.ROOT) ? "the general file" : one.toString())
                .collect(Collectors.joining(", "));
    }
}
