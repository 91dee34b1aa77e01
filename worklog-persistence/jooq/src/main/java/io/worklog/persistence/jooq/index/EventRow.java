package io.worklog.persistence.jooq.index;

import java.util.Set;

/**
 * What is kept of one entry beside its terms.
 *
 * @param index its place in the log
 * @param occurredAt when it happened, in microseconds since 1970
 * @param facets the values it is counted under, as {@link FacetValues} writes them
 * @param fingerprint of its terms
 */
record EventRow(long index, long occurredAt, byte[] facets, long fingerprint) {
    /** A number that differs, with very high likelihood, for every other set of terms. */
    static long fingerprint(Set<Term> terms) {
        long sum = terms.size();
        for (Term term : terms) {
            sum += term.high() ^ Long.rotateLeft(term.low(), 1);
        }
        return sum;
    }
}
