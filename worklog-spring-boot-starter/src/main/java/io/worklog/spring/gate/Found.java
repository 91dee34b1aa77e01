package io.worklog.spring.gate;

import java.util.List;

/**
 * What was found about a method.
 *
 * @param recorded whether it records
 * @param eventTypes names of the types, sorted
 * @param through the shortest call that leads there
 * @param hints what looks like a recording and is none
 */
record Found(boolean recorded, List<String> eventTypes, List<String> through, List<String> hints) {
    static Found outside() {
        return new Found(
                false, List.of(), List.of(), List.of("its code is not among the imported classes"));
    }
}
