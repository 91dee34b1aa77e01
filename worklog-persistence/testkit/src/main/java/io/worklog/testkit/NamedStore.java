package io.worklog.testkit;

import io.worklog.spi.AssessedLogStore;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Prints once for each class which product its store is, for {@link ContractTable}. */
final class NamedStore implements BeforeTestExecutionCallback {
    /** What the line begins with; then come the class and the product. The table looks for it. */
    static final String LINE = "store under exam: ";

    private static final Namespace NAMED = Namespace.create(NamedStore.class);

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        String type = context.getRequiredTestClass().getName();
        if (context.getRequiredTestInstance() instanceof LogStoreExam exam
                && exam.store() instanceof AssessedLogStore assessed) {
            context.getRoot()
                    .getStore(NAMED)
                    .computeIfAbsent(
                            type,
                            any -> {
                                System.out.println(
                                        LINE + type + " = " + assessed.assessment().product());
                                return type;
                            });
        }
    }
}
