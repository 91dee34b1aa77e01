package io.worklog.spring.logged;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records how publishers end, once for each subscriber, who hears of the end afterwards. Who acts
 * is what was known when the method was called.
 */
final class ReactiveEnds {
    private ReactiveEnds() {}

    static Ends of(Class<?> type) {
        if (Mono.class.isAssignableFrom(type)) {
            return Ends.ON_VALUE;
        }
        return Publisher.class.isAssignableFrom(type) ? Ends.ON_LAST : Ends.ON_RETURN;
    }

    static Object watched(LoggedCall call, Object returned) {
        return returned instanceof Mono<?> mono
                ? Mono.defer(() -> mono(new Subscription(call.again()), mono))
                : Flux.defer(() -> flux(new Subscription(call.again()), (Publisher<?>) returned));
    }

    private static <T> Mono<T> mono(Subscription here, Mono<T> mono) {
        return mono.doOnCancel(here::cancelled)
                .onErrorResume(failure -> here.<T>failed(failure))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(value -> here.recorded(value.orElse(null)).then(Mono.justOrEmpty(value)));
    }

    private static <T> Flux<T> flux(Subscription here, Publisher<T> publisher) {
        return Flux.from(publisher)
                .doOnCancel(here::cancelled)
                .onErrorResume(failure -> here.<T>failed(failure))
                .concatWith(Mono.defer(() -> here.recorded(null).then(Mono.empty())));
    }

    /** The call as one subscriber has it done; it ends once. */
    private static final class Subscription {
        private final LoggedCall call;
        private final AtomicBoolean ended = new AtomicBoolean();

        Subscription(LoggedCall call) {
            this.call = call;
        }

        Mono<Void> recorded(@Nullable Object value) {
            return ended.compareAndSet(false, true)
                    ? Mono.fromFuture(call.ended(value, null)).onErrorMap(LoggedCall::causeOf)
                    : Mono.empty();
        }

        <T> Mono<T> failed(Throwable failure) {
            if (!ended.compareAndSet(false, true)) {
                return Mono.error(failure);
            }
            return Mono.fromFuture(call.ended(null, failure))
                    .onErrorResume(unrecorded -> {
                        failure.addSuppressed(LoggedCall.causeOf(unrecorded));
                        return Mono.empty();
                    })
                    .then(Mono.error(failure));
        }

        /** Nobody waits for the end any more; what the store says of it goes to the listeners. */
        @SuppressWarnings("FutureReturnValueIgnored")
        void cancelled() {
            if (ended.compareAndSet(false, true)) {
                call.ended(null, new CancellationException("cancelled by its subscriber"));
            }
        }
    }
}
