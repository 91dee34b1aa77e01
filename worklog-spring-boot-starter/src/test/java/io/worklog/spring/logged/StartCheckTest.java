package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.spring.Logged;
import io.worklog.spring.NotLogged;
import io.worklog.spring.sentence.SentenceKeys;
import io.worklog.testing.RecordingWorklog;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.PriorityOrdered;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is wrong with an annotation stops the start, and is told with the method and attribute. */
class StartCheckTest {
    private static final RecordingWorklog WORKLOG = RecordingWorklog.open();
    private static final Catalog CATALOG =
            Catalog.builder()
                    .add(Billing.class)
                    .add(EventType.named("billing.told").message("billing.told"))
                    .add(EventType.named("billing.untold").message("billing.untold"))
                    .add(EventType.named("billing.joined").delivery(Delivery.TRANSACTIONAL))
                    .refuseUnknown()
                    .build();
    private static final ApplicationContextRunner RUNNER =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(LoggedAutoConfiguration.class))
                    .withBean(Worklog.class, () -> WORKLOG)
                    .withBean(Catalog.class, () -> CATALOG)
                    .withBean(SentenceKeys.class, Keys::new);

    /** Texts for one key that need one argument. */
    static class Keys implements SentenceKeys {
        @Override
        public boolean known(String key) {
            return key.equals("billing.told");
        }

        @Override
        public List<Locale> missing(String key) {
            return known(key) ? List.of() : List.of(Locale.ENGLISH);
        }

        @Override
        public Set<String> arguments(String key) {
            return Set.of("amount");
        }
    }

    record Line(String sku, int count) {}

    static class UnknownType {
        @Logged("billing.refnded")
        public void m() {}
    }

    static class NoTypeName {
        @Logged("Billing Refund!")
        public void m() {}
    }

    static class UnknownVersion {
        @Logged("billing.exported/9")
        public void m() {}
    }

    static class UnknownParameter {
        @Logged(value = "billing.invoice.refunded", target = "#invoiceId")
        public void m(String id) {}
    }

    static class UnknownProperty {
        @Logged(value = "billing.invoice.refunded", target = "#line.skuu")
        public void m(Line line) {}
    }

    static class DeepProperty {
        @Logged(value = "billing.invoice.refunded", each = "#lines", target = "#item.code")
        public void m(List<Line> lines) {}
    }

    static class NoExpression {
        @Logged(value = "billing.cancelled", target = "#id", reason = "customer asked")
        public void m(String id) {}
    }

    static class Blank {
        @Logged(value = "billing.invoice.refunded", target = " ")
        public void m() {}
    }

    static class BareName {
        @Logged(value = "billing.invoice.refunded", target = "id")
        public void m(String id) {}
    }

    static class ResultOfVoid {
        @Logged(value = "billing.exported", reason = "#result")
        public void m() {}
    }

    static class ResultBefore {
        @Logged(value = "billing.exported", before = "#result")
        public String m() {
            return "";
        }
    }

    static class NoTarget {
        @Logged("billing.invoice.refunded")
        public void m() {}
    }

    static class OtherKind {
        @Logged(value = "billing.invoice.refunded", targetType = "order", target = "#id")
        public void m(String id) {}
    }

    static class NoReason {
        @Logged(value = "billing.cancelled", target = "#id")
        public void m(String id) {}
    }

    static class NoCondition {
        @Logged(value = "billing.exported", when = "#line.count")
        public void m(Line line) {}
    }

    static class NoElements {
        @Logged(value = "billing.invoice.refunded", each = "#id", target = "#item")
        public void m(String id) {}
    }

    static class NoPair {
        @Logged(value = "billing.exported", metadata = "#id")
        public void m(String id) {}
    }

    static class PairTwice {
        @Logged(
                value = "billing.exported",
                args = {"a=#id", "a=#id"})
        public void m(String id) {}
    }

    static class Untold {
        @Logged("billing.untold")
        public void m() {}
    }

    static class HalfTold {
        @Logged("billing.told")
        public void m() {}
    }

    static class TypeReferenced {
        @Logged(value = "billing.exported", reason = "T(java.lang.Runtime).getRuntime()")
        public void m() {}
    }

    static class Constructed {
        @Logged(value = "billing.exported", reason = "new java.io.File('/')")
        public void m() {}
    }

    static class Assigned {
        @Logged(value = "billing.exported", reason = "#id = 'x'")
        public void m(String id) {}
    }

    static class Reflected {
        @Logged(value = "billing.exported", reason = "#id.getClass().getName()")
        public void m(String id) {}
    }

    static class ReflectedProperty {
        @Logged(value = "billing.exported", reason = "#id.class.name")
        public void m(String id) {}
    }

    static class CallsMore {
        @Logged(value = "billing.exported", reason = "#list.clear()")
        public void m(List<String> list) {}
    }

    static class ForbiddenBean {
        @Logged(value = "billing.exported", reason = "@secrets.all()")
        public void m() {}
    }

    static class Contradiction {
        @Logged("billing.exported")
        @NotLogged(reason = "a probe")
        public void m() {}
    }

    static class NoExcuse {
        @NotLogged(reason = " ")
        public void m() {}
    }

    static class PlainFuture {
        @Logged("billing.exported")
        public Future<String> m() {
            throw new UnsupportedOperationException();
        }
    }

    static class JoinedFlux {
        @Logged("billing.joined")
        public Flux<String> m() {
            return Flux.empty();
        }
    }

    static class FluxResult {
        @Logged(value = "billing.exported", reason = "#result")
        public Flux<String> m() {
            return Flux.empty();
        }
    }

    static class VersionOfWords {
        @Logged("billing.exported/new")
        public void m() {}
    }

    static class NoBean {
        @Logged(value = "billing.exported", reason = "@nobody.all()")
        public void m() {}
    }

    static class NameOfNothing {
        @Logged(value = "billing.exported", targetName = "'x'")
        public void m() {}
    }

    static class BlankLog {
        @Logged(value = "billing.exported", log = " ")
        public void m() {}
    }

    interface Promises {
        void promised();
    }

    static class MoreThanPromised implements Promises {
        @Override
        public void promised() {}

        @Logged("billing.exported")
        public void m() {}
    }

    static class NeededEarly {
        @Logged("billing.exported")
        public void m() {}
    }

    /** Made before there are proxies. */
    private static final class First implements BeanPostProcessor, PriorityOrdered {
        @Override
        public int getOrder() {
            return 0;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class EarlyUse {
        @Bean
        static First early(NeededEarly needed) {
            return new First();
        }
    }

    static class LateFuture {
        @Logged(value = "billing.exported", phase = Logged.Phase.AFTER_COMMIT)
        public CompletableFuture<String> m() {
            return CompletableFuture.completedFuture("");
        }
    }

    static class LateMono {
        @Logged(value = "billing.exported", phase = Logged.Phase.AFTER_COMMIT)
        public Mono<String> m() {
            return Mono.empty();
        }
    }

    static class LateFlux {
        @Logged(value = "billing.exported", phase = Logged.Phase.AFTER_COMMIT)
        public Flux<String> m() {
            return Flux.empty();
        }
    }

    static class BlankKind {
        @Logged(value = "billing.exported", targetType = " ")
        public void m() {}
    }

    static class TooManyArgs {
        @Logged(
                value = "billing.exported",
                args = {
                    "a=1", "b=1", "c=1", "d=1", "e=1", "f=1", "g=1", "h=1", "i=1", "j=1", "k=1",
                    "l=1", "m=1", "n=1", "o=1", "p=1", "q=1", "r=1", "s=1", "t=1", "u=1", "v=1",
                    "w=1", "x=1", "y=1", "z=1", "a2=1", "b2=1", "c2=1", "d2=1", "e2=1", "f2=1",
                    "g2=1", "h2=1", "i2=1", "j2=1", "k2=1", "l2=1", "m2=1", "n2=1", "o2=1"
                })
        public void m() {}
    }

    static final class FinalClass {
        @Logged("billing.exported")
        public void m() {}
    }

    static class FinalMethod {
        @Logged("billing.exported")
        public final void m() {}
    }

    static class PrivateMethod {
        @Logged("billing.exported")
        private void m() {}
    }

    static class StaticMethod {
        @Logged("billing.exported")
        public static void m() {}
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(UnknownType.class, "value 'billing.refnded' is not in the catalog"),
                Arguments.of(UnknownType.class, "billing.invoice.refunded/1"),
                Arguments.of(NoTypeName.class, "is no name of an event type"),
                Arguments.of(UnknownVersion.class, "'billing.exported/9' is not in the catalog"),
                Arguments.of(UnknownParameter.class, "there is no #invoiceId here; known are #id"),
                Arguments.of(UnknownProperty.class, "Line has no property 'skuu'; it has"),
                Arguments.of(UnknownProperty.class, "count, sku"),
                Arguments.of(DeepProperty.class, "Line has no property 'code'"),
                Arguments.of(NoExpression.class, "a fixed text is written in quotes"),
                Arguments.of(Blank.class, "target ' ' is empty"),
                Arguments.of(BareName.class, "write #id or 'id'"),
                Arguments.of(ResultOfVoid.class, "there is no #result here"),
                Arguments.of(ResultBefore.class, "there is no #result here"),
                Arguments.of(NoTarget.class, "target is missing"),
                Arguments.of(OtherKind.class, "targetType is 'order', but"),
                Arguments.of(NoReason.class, "reason is missing"),
                Arguments.of(NoCondition.class, "when is a int, not a condition"),
                Arguments.of(NoElements.class, "each is a String, which has no elements"),
                Arguments.of(NoPair.class, "metadata '#id' is not name=expression"),
                Arguments.of(PairTwice.class, "args has 'a' twice"),
                Arguments.of(Untold.class, "message key 'billing.untold'"),
                Arguments.of(HalfTold.class, "needs args [amount]"),
                Arguments.of(TypeReferenced.class, "may not use a type, T(…)"),
                Arguments.of(Constructed.class, "may not use a constructor"),
                Arguments.of(Assigned.class, "may not use an assignment"),
                Arguments.of(Reflected.class, "may not call getClass"),
                Arguments.of(ReflectedProperty.class, "String has no property 'class'"),
                Arguments.of(CallsMore.class, "may not call clear"),
                Arguments.of(ForbiddenBean.class, "@secrets is not allowed here"),
                Arguments.of(Contradiction.class, "@NotLogged says that nothing is recorded"),
                Arguments.of(NoExcuse.class, "@NotLogged gives no reason"),
                Arguments.of(PlainFuture.class, "return a CompletableFuture"),
                Arguments.of(JoinedFlux.class, "ends after the transaction of its thread"),
                Arguments.of(FluxResult.class, "there is no #result here"),
                Arguments.of(VersionOfWords.class, "'new' is no version: write a number"),
                Arguments.of(LateFuture.class, "ends after the transaction of its thread"),
                Arguments.of(LateMono.class, "use a DURABLE type in phase NOW"),
                Arguments.of(LateFlux.class, "use a DURABLE type in phase NOW"),
                Arguments.of(BlankKind.class, "targetType must have 1 to"),
                Arguments.of(TooManyArgs.class, "args are 41, at most 32 may be said"),
                Arguments.of(NameOfNothing.class, "names a target that is not there"),
                Arguments.of(BlankLog.class, "log is blank"),
                Arguments.of(FinalMethod.class, "@Logged is on a final method"),
                Arguments.of(PrivateMethod.class, "@Logged is on a private method"),
                Arguments.of(StaticMethod.class, "@Logged is on a static method"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void stopsTheStart(Class<?> bean, String told) {
        RUNNER.withUserConfiguration(bean)
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure())
                            .isInstanceOf(MisusedAnnotationException.class)
                            .hasMessageContaining(bean.getSimpleName() + ".m: ")
                            .hasMessageContaining(told);
                });
    }

    @Test
    void stopsAtABeanThatIsNotThere() {
        RUNNER.withPropertyValues("worklog.logged.allow-beans=true")
                .withUserConfiguration(NoBean.class)
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .hasMessageContaining("there is no bean named nobody"));
    }

    @Test
    void stopsAtAMethodThatAProxyOfInterfacesDoesNotHave() {
        RUNNER.withUserConfiguration(MoreThanPromised.class)
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .hasMessageContaining("is on a method of no interface"));
    }

    /** One that is made at start stops it before anything is checked. */
    @Test
    void stopsAtALazyBeanOfAFinalClass() {
        RUNNER.withBean(
                        "last",
                        FinalClass.class,
                        FinalClass::new,
                        definition -> definition.setLazyInit(true))
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .hasMessageContaining("is in a final class, which no proxy"));
    }

    @Test
    void stopsAtABeanThatWasMadeTooEarly() {
        RUNNER.withUserConfiguration(NeededEarly.class, EarlyUse.class)
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .hasMessageContaining("was made before anything could be put"));
    }

    static class TwoFaults {
        @Logged(value = "billing.exported", reason = "#a", metadata = "x=#b")
        public void m() {}

        @Logged("nothing.known")
        public void n() {}
    }

    @Test
    void tellsAllFaultsAtOnceAndWhatToDo() {
        RUNNER.withUserConfiguration(TwoFaults.class, NoTarget.class)
                .run(context -> {
                    FailureAnalysis analysis =
                            new MisusedAnnotationAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription().lines())
                            .hasSize(5)
                            .anyMatch(line -> line.contains("TwoFaults.m: reason '#a'"))
                            .anyMatch(line -> line.contains("TwoFaults.m: metadata[x] '#b'"))
                            .anyMatch(line -> line.contains("TwoFaults.n: value"))
                            .anyMatch(line -> line.contains("NoTarget.m: target"));
                    assertThat(analysis.getAction()).contains("worklog.logged.enabled=false");
                });
    }

    static class Lazy {
        private static final AtomicInteger MADE = new AtomicInteger();

        Lazy() {
            MADE.incrementAndGet();
        }

        @Logged(value = "billing.exported", reason = "#nobody")
        public void m() {}
    }

    @Test
    void checksLazyBeansAndPrototypesWithoutMakingThem() {
        for (String scope : List.of("singleton", "prototype")) {
            RUNNER.withBean(
                            "lazy",
                            Lazy.class,
                            Lazy::new,
                            definition -> {
                                definition.setLazyInit(true);
                                definition.setScope(scope);
                            })
                    .run(context ->
                            assertThat(context.getStartupFailure())
                                    .hasMessageContaining("Lazy.m: reason '#nobody'"));
        }
        assertThat(Lazy.MADE).hasValue(0);
    }

    @Test
    void doesNothingWhereItIsSwitchedOffOrThereIsNoWorklog() {
        RUNNER.withPropertyValues("worklog.logged.enabled=false")
                .withUserConfiguration(TwoFaults.class)
                .run(context ->
                        assertThat(context).hasNotFailed().doesNotHaveBean(LoggedAdvisor.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LoggedAutoConfiguration.class))
                .withUserConfiguration(TwoFaults.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @AfterAll
    static void close() {
        WORKLOG.close();
    }
}
