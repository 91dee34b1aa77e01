package io.worklog.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what an application records.
 *
 * <p>On its own it is a slice: it starts the given classes, or the application's {@code
 * SpringBootConfiguration} without its components, with everything that records and nothing else.
 * Together with {@code SpringBootTest} it leaves the application as it is. Either way the {@link
 * io.worklog.Worklog} is a {@link io.worklog.testing.RecordingWorklog}: real, sealed and signed, on
 * the heap, new for every test method. {@link TestWorklog} is there to be injected:
 *
 * <pre>{@code
 * @WorklogTest(classes = InvoiceService.class)
 * class InvoiceServiceTest {
 *     @Autowired InvoiceService service;
 *     @Autowired TestWorklog worklog;
 *
 *     @Test
 *     void refundsAreRecorded() {
 *         service.refund("inv-1");
 *         worklog.assertThat(REFUND).target("inv-1").outcome(SUCCESS).once();
 *     }
 * }
 * }</pre>
 *
 * <p>What a test leaves running in the background when it ends may record into the next test's
 * worklog; tests of one application context MUST NOT run at the same time.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SpringExtension.class)
@BootstrapWith(SpringBootTestContextBootstrapper.class)
@ContextConfiguration
@TypeExcludeFilters(WorklogTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface WorklogTest {
    /** Components and configurations to start; those of the application unless given. */
    @AliasFor(annotation = ContextConfiguration.class, attribute = "classes")
    Class<?>[] classes() default {};

    /** Properties of the environment, each {@code name=value}. */
    String[] properties() default {};
}
