package io.worklog.spring.source.security;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.Target;
import io.worklog.spring.source.Masker;
import io.worklog.spring.source.RepeatWindow;
import io.worklog.spring.source.SourceRecorder;
import java.util.OptionalLong;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.authorization.method.MethodInvocationResult;

/**
 * Records what was refused to whom. A call that its own annotation records is left out, since that
 * event says more; strangers of one address are recorded once in a while, since to them everything
 * is refused. Thread-safe.
 */
final class DenialListener implements ApplicationListener<AuthorizationDeniedEvent<?>> {
    /** Where the annotation's interceptor keeps who calls, while it records the call. */
    private static final String RECORDED = "io.worklog.spring.logged.LoggedInterceptor.caller";

    private final SourceRecorder recorder;
    private final Callers callers;
    private final SafeTargets methods;
    private final DeniedTargets targets;
    private final RepeatWindow repeats;
    private final SecurityProperties properties;

    DenialListener(
            SourceRecorder recorder,
            Masker masker,
            DeniedTargets targets,
            RepeatWindow repeats,
            SecurityProperties properties) {
        this.recorder = recorder;
        this.callers = new Callers(recorder);
        this.methods = new SafeTargets(masker);
        this.targets = targets;
        this.repeats = repeats;
        this.properties = properties;
    }

    @Override
    public void onApplicationEvent(AuthorizationDeniedEvent<?> event) {
        Object wanted = event.getObject();
        MethodInvocation call = call(wanted);
        boolean recorded =
                call instanceof ProxyMethodInvocation own && own.getUserAttribute(RECORDED) != null;
        Target target = call == null ? targets.of(wanted) : method(call);
        if (recorded || target == null) {
            return;
        }
        WorklogContext caller = callers.as(event.getAuthentication().get());
        OptionalLong admitted =
                isStranger(caller.actor())
                        ? repeats.admit(
                                new Stranger(caller.request().ip()), properties.repeatWindow())
                        : OptionalLong.of(0);
        if (admitted.isPresent()) {
            record(caller, target, admitted.getAsLong());
        }
    }

    private static boolean isStranger(@Nullable Actor actor) {
        return actor != null && actor.type() == ActorType.ANONYMOUS;
    }

    private void record(WorklogContext caller, Target target, long left) {
        recorder.record(
                caller,
                SecurityEvents.ACCESS_DENIED,
                recording -> {
                    recording.target(target).denied("access denied");
                    if (left > 0) {
                        recording.metadata("repeats", Long.toString(left));
                    }
                });
    }

    private static @Nullable MethodInvocation call(Object wanted) {
        Object call =
                wanted instanceof MethodInvocationResult result
                        ? result.getMethodInvocation()
                        : wanted;
        return call instanceof MethodInvocation invocation ? invocation : null;
    }

    private Target method(MethodInvocation call) {
        Object self = call.getThis();
        Class<?> type = self == null ? call.getMethod().getDeclaringClass() : self.getClass();
        String name = type.getSimpleName() + "." + call.getMethod().getName();
        return methods.named("method", name);
    }

    /**
     * Strangers who count as one.
     *
     * @param address from where
     */
    private record Stranger(@Nullable String address) {}
}
