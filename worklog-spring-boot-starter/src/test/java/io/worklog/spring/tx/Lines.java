package io.worklog.spring.tx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.spring.tx.Business.Planned;
import io.worklog.spring.tx.FaultyCommits.Fault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** Plays what the lines of the documented table say; the first words of a line are its order. */
final class Lines {
    private final Business business;
    private final Till till;
    private final FaultyCommits commits;
    private final TransactionTemplate template;
    private final boolean savepoints;

    /** What was done under which title: the order whose fate is looked up afterwards. */
    private final Map<String, String> orders = new LinkedHashMap<>();

    Lines(
            Business business,
            Till till,
            FaultyCommits commits,
            PlatformTransactionManager manager,
            boolean savepoints) {
        this.savepoints = savepoints;
        this.business = business;
        this.till = till;
        this.commits = commits;
        this.template = new TransactionTemplate(manager);
    }

    /** An order of its own for a line of the table. */
    private String order(String line) {
        String id = "o-" + orders.size();
        orders.put(line, id);
        return id;
    }

    /** The orders by the lines they are for. */
    Map<String, String> play() {
        simple();
        templates();
        inner();
        if (savepoints) {
            nested();
        }
        commitsThatFail();
        unusual();
        listeners();
        return orders;
    }

    private void simple() {
        business.pays(order("commits"));
        String failed = order("is ended by a runtime exception");
        planned(() -> business.fails(failed));
        String checked = order("is ended by a checked exception, which commits");
        assertThatThrownBy(() -> business.failsChecked(checked)).isInstanceOf(IOException.class);
        String declared = order("is ended by a checked exception in rollbackFor");
        assertThatThrownBy(() -> business.failsForIo(declared)).isInstanceOf(IOException.class);
        business.marks(order("was marked setRollbackOnly"));
        String late = order("ran into its timeout");
        assertThatThrownBy(() -> business.isLate(late))
                .isInstanceOf(TransactionTimedOutException.class);
    }

    private void templates() {
        String kept = order("commits in a TransactionTemplate");
        template.executeWithoutResult(status -> till.pay(kept));
        String gone = order("is rolled back in a TransactionTemplate");
        template.executeWithoutResult(status -> {
            till.pay(gone);
            status.setRollbackOnly();
        });
    }

    private void inner() {
        String one = "REQUIRES_NEW commits, then the outer one is rolled back: ";
        String kept = order(one + "inner");
        planned(() ->
                business.afterThenFails(() -> business.paysApart(kept), order(one + "outer")));
        String two = "REQUIRES_NEW is rolled back, then the outer one commits: ";
        String gone = order(two + "inner");
        business.after(() -> planned(() -> business.failsApart(gone)), order(two + "outer"));
        String joined = order("a method that joined it failed, and the outer one swallowed that");
        assertThatThrownBy(() ->
                        business.after(
                                () -> planned(() -> business.fails(joined)), joined + "-outer"))
                .isInstanceOf(UnexpectedRollbackException.class);
    }

    private void nested() {
        String three = "NESTED goes back to its savepoint, then the outer one commits: ";
        String undone = order(three + "inner");
        business.after(() -> planned(() -> business.failsNested(undone)), order(three + "outer"));
        String nested = order("NESTED and the outer one commit: inner");
        business.after(() -> business.paysNested(nested), nested + "-outer");
    }

    private void commitsThatFail() {
        String broken = order("a synchronization throws in beforeCommit");
        planned(() -> business.breaksBeforeCommit(broken));
        String none = order("COMMIT fails and nothing is committed");
        commits.fail(Fault.NOT_COMMITTED);
        assertThatThrownBy(() -> business.pays(none)).hasRootCauseMessage("planted: not committed");
        String doubt = order("COMMIT takes place and its answer is lost");
        commits.fail(Fault.ANSWER_LOST);
        assertThatThrownBy(() -> business.pays(doubt))
                .hasRootCauseMessage("planted: the answer is lost");
    }

    private void unusual() {
        business.looks(order("is read-only"));
        String outside = order("is suspended (NOT_SUPPORTED inside one that is rolled back)");
        planned(() ->
                business.afterThenFails(() -> business.paysOutside(outside), outside + "-outer"));
        till.pay(order("there is none"));
        business.paysIfAny(order("there is none (SUPPORTS)"));
    }

    private void listeners() {
        business.publishes(new Business.Before(order("listener of phase BEFORE_COMMIT")));
        business.publishes(new Business.After(order("listener of phase AFTER_COMMIT")));
        String rolledBack = order("listener of phase AFTER_ROLLBACK");
        planned(() -> business.publishesThenFails(new Business.AfterRollback(rolledBack)));
        business.publishes(new Business.AfterAll(order("listener of phase AFTER_COMPLETION")));
        business.recordsAfterCommit(order("callback afterCommit of a synchronization"));
    }

    private static void planned(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOf(Planned.class);
    }
}
