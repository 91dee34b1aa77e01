package io.worklog.server.e2e;

import io.worklog.client.ApiRequest;
import io.worklog.client.WorklogProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a server must do, and fails with what it did instead. */
final class Expectation {
    private Expectation() {}

    static void isTrue(boolean holds, String otherwise) {
        if (!holds) {
            throw new CheckFailedException(otherwise);
        }
    }

    static void same(String what, @Nullable Object wanted, @Nullable Object found) {
        isTrue(Objects.equals(wanted, found), what + " must be " + wanted + " and is " + found);
    }

    /** The server must refuse a request with this status, and say why as a problem. */
    static WorklogProblemException refused(int status, ApiRequest request) {
        return refused(status, request::send);
    }

    /** The server must refuse what is done with this status. */
    static WorklogProblemException refused(int status, Runnable request) {
        try {
            request.run();
        } catch (WorklogProblemException problem) {
            same("the status of a refusal", status, problem.status());
            isTrue(!problem.code().startsWith("http-"), "a refusal must have a code");
            return problem;
        }
        throw new CheckFailedException("this must be refused with " + status + " and was not");
    }
}
