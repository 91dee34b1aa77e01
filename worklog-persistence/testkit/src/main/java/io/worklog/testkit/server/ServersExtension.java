package io.worklog.testkit.server;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class {@link TestServers} as a parameter of its constructor, its methods and its
 * lifecycle methods. There is one for the whole run: a shared server is started once, and all are
 * closed after the last test.
 *
 * {@snippet lang = "java":
 * @ExtendWith(ServersExtension.class)
 * class MySqlLogStoreTest {
 *     private final TestDatabase database;
 *
 *     MySqlLogStoreTest(TestServers servers) {
 *         database = servers.mysql().createDatabase();
 *     }
 *
 *     @AfterEach
 *     void drop() {
 *         database.close();
 *     }
 * }
 * }
 */
public final class ServersExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ServersExtension.class);

    /** One to register; JUnit makes its own. */
    public ServersExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestServers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return servers(context);
    }

    /** The servers of the run that a context belongs to, for other extensions. */
    public static TestServers servers(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestServers.class, key -> TestServers.open(), TestServers.class);
    }
}
