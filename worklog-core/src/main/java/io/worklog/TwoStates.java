package io.worklog;

import io.worklog.diff.Snapshot;

/** Two frozen states of an object, not yet compared. */
record TwoStates(Snapshot before, Snapshot after) {}
