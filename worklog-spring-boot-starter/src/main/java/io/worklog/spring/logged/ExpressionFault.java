package io.worklog.spring.logged;

/** An expression that cannot be used, and what to write instead. */
final class ExpressionFault extends Exception {
    private static final long serialVersionUID = 1L;

    ExpressionFault(String message) {
        super(message);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
