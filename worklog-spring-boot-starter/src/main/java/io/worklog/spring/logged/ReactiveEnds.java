package io.worklog.spring.logged;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.spring.context.ReactiveCallers;
import io.worklog.spring.context.WorklogThreadLocalAccessor;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Records how publishers end, once for each subscriber, who hears of the end afterwards. Who acts
 * is who was known when the method was called; where nobody was, as in an application without a
 * thread for each request, who the subscriber's context says is logged in.
 */
final class ReactiveEnds {
    private ReactiveEnds() {}

    static Ends of(Class<?> type) {
        if (Mono.class.isAssignableFrom(type)) {
            return Ends.ON_VALUE;
        }
        return Publisher.class.isAssignableFrom(type) ? Ends.ON_LAST : Ends.ON_RETURN;
    }

    /**
     * What ends when the call is recorded.
     *
     * @param subscribers knows who subscribes; null where nothing does
     */
    static Object watched(LoggedCall call, Object returned, @Nullable ReactiveCallers subscribers) {
        Mono<Subscription> here = here(call, subscribers);
        return returned instanceof Mono<?> mono
                ? here.flatMap(one -> mono(one, mono))
                : here.flatMapMany(one -> flux(one, (Publisher<?>) returned));
    }

    private static Mono<Subscription> here(LoggedCall call, @Nullable ReactiveCallers subscribers) {
        WorklogContext caller = call.caller();
        boolean known = caller.actor() != null && !caller.actor().equals(Actor.system());
        Mono<WorklogContext> by =
                known || subscribers == null
                        ? Mono.just(caller)
                        : subscribers.current().onErrorReturn(caller);
        return by.map(one -> new Subscription(call.again(one)));
    }

    private static <T> Mono<T> mono(Subscription here, Mono<T> mono) {
        return mono.contextWrite(here::within)
                .doOnCancel(here::cancelled)
                .onErrorResume(failure -> here.<T>failed(failure))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(value -> here.recorded(value.orElse(null)).then(Mono.justOrEmpty(value)));
    }

    private static <T> Flux<T> flux(Subscription here, Publisher<T> publisher) {
        return Flux.from(publisher)
                .contextWrite(here::within)
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

        /** What is called within the publisher is caused by this call. */
        Context within(Context context) {
            @Nullable WorklogContext carried =
                    context.getOrDefault(WorklogThreadLocalAccessor.KEY, null);
            WorklogContext known = carried == null ? WorklogContext.empty() : carried;
            return context.put(WorklogThreadLocalAccessor.KEY, known.withLinks(call.inside()));
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
