package io.worklog.spring.planted;

import io.worklog.merkle.Hash;

/** Breaks both rules of the starter, so that the rules are seen to find it. */
public class ReachesInside {
    public Hash hash() {
        return Hash.of(new byte[32]);
    }
}
