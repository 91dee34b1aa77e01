package io.worklog.spring.gate;

import static io.worklog.spring.gate.WorklogArchRules.everyMutatingEndpointIsLoggedOrExempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import io.worklog.spring.gate.bad.Forgetful;
import io.worklog.spring.gate.good.Shop;
import io.worklog.spring.gate.unseen.Hidden;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.scheduling.annotation.Scheduled;

class WorklogArchRulesTest {
    private static final JavaClasses GOOD = new ClassFileImporter().importPackagesOf(Shop.class);
    private static final JavaClasses BAD =
            new ClassFileImporter().importPackagesOf(Forgetful.class);
    private static final JavaClasses UNSEEN =
            new ClassFileImporter().importPackagesOf(Hidden.class);

    private static final List<String> BAD_LINES =
            lines(everyMutatingEndpointIsLoggedOrExempt().evaluate(BAD));

    @Test
    void anApplicationThatRecordsEverythingPasses() {
        everyMutatingEndpointIsLoggedOrExempt().including(Scheduled.class).check(GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POST /post; Plain.post()",
                "PUT /put; Plain.put()",
                "PATCH /patch; Plain.patch()",
                "DELETE /delete; Plain.delete()",
                "ANY /any; Plain.any()",
                "GET|POST /mixed; Plain.mixed()",
                "DELETE /composed; Plain.composed()",
                "PUT /typed/level; TypeLevel.level()",
                "POST /stereotype; Stereotype.stereotype()",
                "POST /declared-on-interface; ApiImpl.declared()",
                "POST /default-method; ApiImpl.inherited()",
                "POST /exchange; ExchangeImpl.exchange()",
                "POST /inherited; Derived.inherited(java.lang.Object)",
                "POST /blank-reason; gives no reason",
                "POST /private; but is private",
                "POST /final; but is final",
                "POST /self; inner has @Logged but is called on this",
                "POST /self-in-lambda; inner has @Logged but is called on this",
                "POST /self-in-anonymous; inner has @Logged but is called on this",
                "POST /not-a-bean; Tool.use has @Logged but its class is no bean",
                "POST /never-committed; Helpers.neverCommitted()",
                "POST /one-of-two; SilentPort.send may be called instead",
                "POST /no-implementation; Helpers.noImplementation()",
                "POST /circle; Helpers.circle()",
                "POST /static-logged; Tool.all has @Logged but",
                "POST /only-reads-the-log; Helpers.onlyReads()"
            })
    void everyWayToForgetIsFound(String request, String says) {
        assertThat(BAD_LINES)
                .filteredOn(line -> line.startsWith(request + " <"))
                .singleElement()
                .asString()
                .contains(says)
                .contains("add @Logged to it")
                .containsPattern("\\(Forgetful\\.java:[1-9][0-9]*\\)");
    }

    @Test
    void nothingElseIsFound() {
        assertThat(BAD_LINES).hasSize(26);
    }

    @Test
    void readsAreHeldToItOnlyWhereTheHostSaysSo() {
        assertThat(BAD_LINES).noneMatch(line -> line.startsWith("GET /read"));
        assertThat(lines(everyMutatingEndpointIsLoggedOrExempt().includingReads().evaluate(BAD)))
                .hasSize(27)
                .anyMatch(line -> line.startsWith("GET /read "));
    }

    @Test
    void methodsThatNoRequestStartsAreHeldToItOnlyWhereTheHostNamesThem() {
        assertThat(
                        lines(
                                everyMutatingEndpointIsLoggedOrExempt()
                                        .including(Scheduled.class)
                                        .evaluate(BAD)))
                .hasSize(28)
                .filteredOn(line -> line.startsWith("@Scheduled <"))
                .hasSize(2);
    }

    @Test
    void whatCannotBeLookedIntoIsNeverPassedOver() {
        assertThat(lines(everyMutatingEndpointIsLoggedOrExempt().evaluate(UNSEEN)))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("ROUTES routes <"))
                .anyMatch(line -> line.contains("RouterFunction"))
                .anyMatch(line -> line.startsWith("SERVLET Upload <"));
    }

    @Test
    void packagesCanBeLeftOut() {
        assertThat(
                        lines(
                                everyMutatingEndpointIsLoggedOrExempt()
                                        .excludingPackages("..gate.bad..")
                                        .allowEmptyShould(true)
                                        .evaluate(BAD)))
                .isEmpty();
    }

    @Test
    void classesWithoutAnyEndpointAreNoPass() {
        JavaClasses none = new ClassFileImporter().importClasses(String.class);
        assertThatThrownBy(() -> everyMutatingEndpointIsLoggedOrExempt().check(none))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no endpoint was found");
        everyMutatingEndpointIsLoggedOrExempt().allowEmptyShould(true).check(none);
    }

    @Test
    void codeThatWasNotImportedIsNoPass() {
        JavaClasses half =
                new ClassFileImporter().importClasses(classes(Shop.class, "Orders", "Carts"));
        assertThat(lines(everyMutatingEndpointIsLoggedOrExempt().evaluate(half)))
                .anyMatch(line -> line.startsWith("POST /carts/{id}/empty <"))
                .noneMatch(line -> line.startsWith("POST /orders <"));
    }

    private static Class<?>[] classes(Class<?> home, String... names) {
        return Stream.of(home.getDeclaredClasses())
                .filter(type -> List.of(names).contains(type.getSimpleName()))
                .toArray(Class<?>[]::new);
    }

    @Test
    void itSaysWhatItIs() {
        EndpointRule rule = everyMutatingEndpointIsLoggedOrExempt().because("auditors ask");
        assertThat(rule.getDescription())
                .isEqualTo(
                        "every mutating endpoint is recorded or says why not, because auditors"
                                + " ask");
        assertThat(rule.as("R1").getDescription()).isEqualTo("R1");
        assertThatThrownBy(() -> rule.as("R1").check(BAD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Rule 'R1' was violated (26 times)");
    }

    private static List<String> lines(EvaluationResult result) {
        return result.getFailureReport().getDetails();
    }
}
