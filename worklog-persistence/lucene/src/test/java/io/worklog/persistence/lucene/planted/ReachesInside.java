package io.worklog.persistence.lucene.planted;

import io.worklog.merkle.Hash;

/** Breaks the module's rule, so that the rule is seen to find it. */
public record ReachesInside(Hash root) {}
