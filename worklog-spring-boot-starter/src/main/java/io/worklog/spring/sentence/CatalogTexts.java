package io.worklog.spring.sentence;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.sentence.SentenceCheck;
import io.worklog.spring.sentence.SentenceProperties.OnMissing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says, when the application has started, which message keys of the catalog have no text. */
final class CatalogTexts implements SmartInitializingSingleton {
    private static final Logger LOG = System.getLogger(CatalogTexts.class.getName());

    private final ObjectProvider<Catalog> catalogs;
    private final SentenceCheck check;
    private final SentenceProperties properties;

    CatalogTexts(
            ObjectProvider<Catalog> catalogs, SentenceCheck check, SentenceProperties properties) {
        this.catalogs = catalogs;
        this.check = check;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (properties.missing() == OnMissing.IGNORE) {
            return;
        }
        List<String> faults = new ArrayList<>();
        catalogs.stream()
                .flatMap(catalog -> catalog.types().stream())
                .distinct()
                .forEach(type -> add(type, faults));
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
        LOG.log(Level.WARNING, problem);
    }

    private void add(EventType<?> type, List<String> faults) {
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
