package io.worklog.spring.logged;

/**
 * Something an annotation says that cannot be carried out.
 *
 * @param method class and name of the method
 * @param attribute of the annotation
 * @param what is wrong, and what is known instead
 */
record Fault(String method, String attribute, String what) {
    @Override
    public String toString() {
        return method + ": " + attribute + ' ' + what;
    }
}
