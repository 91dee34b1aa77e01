package io.worklog.server.feed;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A delivery did not happen. The message is shown to the feed's owner and holds no content. */
final class DeliveryException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final transient @Nullable Duration retryAfter;
    private final boolean gone;

    private DeliveryException(
            String why, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean gone) {
        super(why.length() > LONGEST ? why.substring(0, LONGEST) : why, cause);
        this.retryAfter = retryAfter;
        this.gone = gone;
    }

    static DeliveryException of(String why) {
        return new DeliveryException(why, null, null, false);
    }

    static DeliveryException of(String why, Throwable cause) {
        return new DeliveryException(why, cause, null, false);
    }

    /** The receiver said when to come again. */
    static DeliveryException later(String why, @Nullable Duration wait) {
        return new DeliveryException(why, null, wait, false);
    }

    /** The receiver wants nothing any more. */
    static DeliveryException gone(String why) {
        return new DeliveryException(why, null, null, true);
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    boolean gone() {
        return gone;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
