package io.worklog.persistence.lucene;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeScheduler;

/** Merges in the background, at most two at once, on threads that say whose they are. */
final class NamedMerges extends ConcurrentMergeScheduler {
    NamedMerges() {
        setMaxMergesAndThreads(6, 2);
    }

    @Override
    protected synchronized MergeThread getMergeThread(
            MergeScheduler.MergeSource source, MergePolicy.OneMerge merge) {
        MergeThread thread = new MergeThread(source, merge);
        thread.setDaemon(true);
        thread.setName("worklog-index-merge-" + mergeThreadCounter++);
        return thread;
    }
}
