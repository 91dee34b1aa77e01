package io.worklog.persistence.s3;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Calls the service; what fails says what to look at, and names no content. */
final class S3Call {
    private S3Call() {}

    /** One question. */
    @FunctionalInterface
    interface Question<R> {
        R ask();
    }

    /**
     * Asks.
     *
     * @param what is being done, for the message
     */
    static <R> R of(String what, String bucket, Question<R> question) throws IOException {
        try {
            return question.ask();
        } catch (SdkException e) {
            throw failure(what, bucket, e);
        }
    }

    static IOException failure(String what, String bucket, SdkException e) {
        String start = "cannot " + what + " in bucket " + bucket + ": ";
        if (e instanceof S3Exception refused) {
            String told = refused.statusCode() + " " + code(refused);
            return new IOException(start + told + "; " + advice(refused), e);
        }
        String seen = e instanceof SdkClientException ? "no answer" : e.getClass().getSimpleName();
        return new IOException(start + seen + "; check the endpoint and the network", e);
    }

    private static String code(S3Exception e) {
        boolean told = e.awsErrorDetails() != null && e.awsErrorDetails().errorCode() != null;
        return told ? e.awsErrorDetails().errorCode() : "(no code)";
    }

    private static String advice(S3Exception e) {
        return switch (e.statusCode()) {
            case 301, 307, 400 -> "check region, endpoint and path style";
            case 401, 403 ->
                    "check the credentials, the clock, and that they may get, put, delete and list"
                            + " objects, list and abort uploads, and get the bucket's versioning";
            case 404 -> "make the bucket, or check its name and the path style";
            case 503 -> "the service asks for fewer requests; try again later";
            default -> "see the service's own log";
        };
    }

    static boolean isMissing(S3Exception e) {
        return e.statusCode() == 404 && !code(e).equals("NoSuchBucket");
    }

    /** Whether the object was there already, or came at the same time. */
    static boolean isTaken(S3Exception e) {
        return e.statusCode() == 412 || e.statusCode() == 409;
    }

    static boolean isUnknownHere(S3Exception e) {
        return e.statusCode() == 501;
    }
}
