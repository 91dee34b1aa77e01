package io.worklog.spring;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.function.Function;

/** The classes of the starter. Of those of others only names are known, which is enough here. */
final class StarterClasses {
    private StarterClasses() {}

    static JavaClasses all() {
        Function<ArchConfiguration, JavaClasses> reading =
                configuration -> {
                    configuration.setResolveMissingDependenciesFromClassPath(false);
                    return new ClassFileImporter()
                            .importUrl(
                                    Logged.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation());
                };
        return ArchConfiguration.withThreadLocalScope(reading);
    }
}
