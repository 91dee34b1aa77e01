package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.spring.Logged;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;

/** Each row of the table in the documents: what becomes of a call by the kind of proxy. */
class ProxyTableTest {
    interface Greeter {
        @Logged("billing.exported")
        void greet();

        default void quiet() {}
    }

    @Component("greeter")
    static class PlainGreeter implements Greeter {
        @Override
        public void greet() {}

        void ownMethod() {}
    }

    @Component("greeter")
    static final class FinalGreeter implements Greeter {
        @Override
        public void greet() {}
    }

    @Component("greeter")
    record RecordGreeter() implements Greeter {
        @Override
        public void greet() {}
    }

    @Component("greeter")
    static class FinalMethodGreeter implements Greeter {
        @Override
        public final void greet() {}
    }

    @Component("greeter")
    static class BesideGreeter implements Greeter {
        @Override
        public void greet() {}

        @Logged("billing.exported")
        public void beside() {}
    }

    @Component("bare")
    static class Bare {
        @Logged("billing.exported")
        public void open() {}

        @Logged("billing.exported")
        protected void guarded() {}

        @Logged("billing.exported")
        void inPackage() {}

        public void caller() {
            open();
        }
    }

    @Component("sub")
    static class Sub extends Bare {}

    @Component("other")
    static class OverridesOpen extends Bare {
        @Override
        public void open() {}
    }

    @EnableAspectJAutoProxy(proxyTargetClass = true)
    static class ClassProxies {}

    @Test
    void aBeanWithAnInterfaceHasAProxyOfItsInterfaces() {
        for (Class<?> type : Set.of(PlainGreeter.class, FinalGreeter.class, RecordGreeter.class)) {
            try (Started app = Started.with(type)) {
                Greeter greeter = app.bean("greeter");
                assertThat(AopUtils.isJdkDynamicProxy(greeter)).isTrue();
                greeter.greet();
                assertThat(app.events()).as(type.getSimpleName()).hasSize(1);
                greeter.quiet();
                assertThat(app.events()).isEmpty();
            }
        }
    }

    @Test
    void aFinalMethodIsNoObstacleToAProxyOfInterfaces() {
        try (Started app = Started.with(FinalMethodGreeter.class)) {
            Greeter greeter = app.bean("greeter");
            greeter.greet();
            assertThat(app.events()).hasSize(1);
        }
    }

    @Test
    void aMethodOfNoInterfaceCannotBeSeenByAProxyOfInterfaces() {
        assertThatThrownBy(() -> Started.with(BesideGreeter.class))
                .hasMessageContaining("BesideGreeter.beside: @Logged is on a method of no inter");
    }

    @Test
    void aClassProxySeesTheMethodsOfInterfacesAndClasses() {
        try (Started app = Started.with(ClassProxies.class, BesideGreeter.class, Bare.class)) {
            BesideGreeter greeter = app.bean("greeter");
            assertThat(AopUtils.isCglibProxy(greeter)).isTrue();
            greeter.greet();
            greeter.beside();
            Bare bare = app.bean("bare");
            bare.open();
            bare.guarded();
            bare.inPackage();
            assertThat(app.events()).hasSize(5);
        }
    }

    @Test
    void aClassProxyCannotStandBeforeFinalMethodsAndClasses() {
        assertThatThrownBy(() -> Started.with(ClassProxies.class, FinalMethodGreeter.class))
                .hasMessageContaining("FinalMethodGreeter.greet: @Logged is on a final method");
        assertThatThrownBy(() -> Started.with(ClassProxies.class, FinalGreeter.class))
                .hasMessageContaining("FinalGreeter");
    }

    @Test
    void aSubclassInheritsWhatItDoesNotSay() {
        try (Started app = Started.with(Sub.class, OverridesOpen.class)) {
            Sub sub = app.bean("sub");
            sub.open();
            assertThat(app.event().targets().get(0).id()).isEqualTo("Sub.open");
            OverridesOpen other = app.bean("other");
            other.open();
            assertThat(app.events()).as("an overriding method inherits too").hasSize(1);
        }
    }

    @Test
    void aCallOnTheSameObjectIsNotRecordedButToldAtTheStart() throws Exception {
        try (Started app = Started.with(Bare.class)) {
            Bare bare = app.bean("bare");
            bare.caller();
            assertThat(app.events()).isEmpty();
        }
        assertThat(SelfCalls.in(Bare.class, annotated(Bare.class)))
                .containsExactly("caller calls open");
    }

    /** Calls itself in ways that are seen, and others in ways that are not its own. */
    static class Ways {
        private Ways self;

        @Logged("billing.exported")
        public String wanted() {
            return "";
        }

        void inLambda() {
            Stream.of(1).forEach(each -> wanted());
        }

        Supplier<String> byReference() {
            return this::wanted;
        }

        void afterWork(String text) {
            if (text.isEmpty()) {
                wanted();
            }
        }

        void throughTheProxy() {
            self.wanted();
        }

        void ofAnother(Ways other) {
            other.wanted();
        }
    }

    @Test
    void selfCallsAreFoundInLambdasAndReferencesAndNotOnOtherObjects() throws Exception {
        assertThat(SelfCalls.in(Ways.class, annotated(Ways.class)))
                .containsExactlyInAnyOrder(
                        "inLambda calls wanted",
                        "byReference calls wanted",
                        "afterWork calls wanted");
    }

    private static Set<Method> annotated(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Logged.class))
                .collect(Collectors.toSet());
    }

    @Component
    static class TooEarly implements BeanPostProcessor, PriorityOrdered, BeanFactoryAware {
        @Override
        public void setBeanFactory(BeanFactory beans) {
            beans.getBean(Bare.class);
        }

        @Override
        public int getOrder() {
            return 0;
        }
    }

    @Test
    void aBeanThatWasMadeBeforeThereWereProxiesStopsTheStart() {
        assertThatThrownBy(() -> Started.with(Bare.class, TooEarly.class))
                .hasMessageContaining("was made before anything could be put around it");
    }

    @Test
    void withoutAnythingElseThatMakesProxiesThereStillIsOne() {
        try (Started app = Started.with(Bare.class)) {
            Bare bare = app.bean("bare");
            assertThat(AopUtils.isCglibProxy(bare)).isTrue();
        }
    }
}
