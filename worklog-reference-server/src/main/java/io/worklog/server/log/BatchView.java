package io.worklog.server.log;

import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events of a batch.
 *
 * @param recorded how many are recorded, or are in the queue where the project wants no more
 * @param refused how many are not
 * @param items one for each event, in the order they were sent
 */
record BatchView(int recorded, int refused, List<Item> items) {

    /**
     * What became of one event.
     *
     * @param status 201 recorded, 200 recorded before, 202 spilled or in the queue,
     *     else that of the problem
     * @param receipt where it is recorded
     * @param problem why it is not
     */
    record Item(int status, @Nullable ReceiptView receipt, @Nullable Fault problem) {
        static Item refused(Problem problem) {
            return new Item(
                    problem.code().status(),
                    null,
                    new Fault(
                            problem.code().code(),
                            problem.detail(),
                            problem.places().isEmpty() ? null : problem.places()));
        }

        boolean isRecorded() {
            return receipt != null;
        }
    }

    /**
     * Why an event is not recorded.
     *
     * @param code stable code of the problem
     * @param detail what is particular about it
     * @param errors places of the event that are wrong
     */
    record Fault(String code, String detail, @Nullable List<Place> errors) {}

    static BatchView of(List<Item> items) {
        int recorded = (int) items.stream().filter(Item::isRecorded).count();
        return new BatchView(recorded, items.size() - recorded, items);
    }
}
