package io.worklog.spring.context;

/** What an application has on its class path. */
public final class ClassPath {
    private ClassPath() {}

    /**
     * Whether a class is there. It is not loaded, and its absence costs no exception.
     *
     * @param type its name, as {@link Class#getName()} gives it
     */
    public static boolean has(ClassLoader loader, String type) {
        return loader.getResource(type.replace('.', '/') + ".class") != null;
    }
}
