package io.worklog.spring.logged;

import io.worklog.spring.context.ReactiveCallers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/** When a method has ended: for most when it returns, for some when what it returned ends. */
enum Ends {
    /** When the method returns. */
    ON_RETURN,
    /** When the future it returned completes. */
    ON_COMPLETION,
    /** When the publisher of at most one value it returned ends, once for each subscriber. */
    ON_VALUE,
    /** When the publisher it returned ends, once for each subscriber. */
    ON_LAST,
    /** Nobody can tell without waiting for it. */
    UNSEEN;

    private static final boolean REACTOR =
            ClassUtils.isPresent("reactor.core.publisher.Mono", Ends.class.getClassLoader());

    /** By the type a method returns. */
    static Ends of(Class<?> type) {
        boolean stage = CompletionStage.class.isAssignableFrom(type);
        if (stage && type.isAssignableFrom(CompletableFuture.class)) {
            return ON_COMPLETION;
        }
        if (stage || Future.class.isAssignableFrom(type)) {
            return UNSEEN;
        }
        return REACTOR ? ReactiveEnds.of(type) : ON_RETURN;
    }

    /** The type of {@code #result}: what comes in the end; none where there is no one value. */
    static ResolvableType resultOf(ResolvableType returned) {
        return switch (of(returned.toClass())) {
            case ON_COMPLETION -> returned.as(CompletionStage.class).getGeneric(0);
            case ON_VALUE -> returned.getGeneric(0);
            case ON_LAST, UNSEEN -> ResolvableType.forClass(void.class);
            case ON_RETURN -> returned;
        };
    }

    /**
     * What the caller gets, which ends when the call is recorded.
     *
     * @param subscribers is asked for who knows who subscribes, where there are publishers
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    @Nullable Object watched(
            LoggedCall call,
            @Nullable Object returned,
            Supplier<@Nullable ReactiveCallers> subscribers) {
        if (this == ON_COMPLETION && returned instanceof CompletionStage<?> stage) {
            return FutureEnd.watched(call, stage);
        }
        if ((this == ON_VALUE || this == ON_LAST) && returned != null) {
            return ReactiveEnds.watched(call, returned, subscribers.get());
        }
        call.returned(returned);
        return returned;
    }
}
