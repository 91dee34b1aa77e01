package io.worklog.verify;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;

/** How a check ended. Only {@link Verified}, {@link Erased} and {@link Pruned} are good ends. */
public sealed interface Verdict {
    /** One lower-case word, the same in every report and exit. */
    String word();

    /** Whether everything that was asked holds. */
    default boolean good() {
        return true;
    }

    /**
     * Everything asked was checked and holds.
     *
     * @param size how many entries the checkpoint covers
     */
    record Verified(TreeSize size) implements Verdict {
        @Override
        public String word() {
            return "verified";
        }
    }

    /**
     * Bytes are not those that were sealed.
     *
     * @param first the first bad entry
     * @param what which part of it, without content
     */
    record Modified(LogIndex first, String what) implements Verdict {
        @Override
        public String word() {
            return "modified";
        }

        @Override
        public boolean good() {
            return false;
        }
    }

    /**
     * Something sealed is not there.
     *
     * @param first the first entry that lacks it
     * @param what what is not there
     */
    record Missing(LogIndex first, String what) implements Verdict {
        @Override
        public String word() {
            return "missing";
        }

        @Override
        public boolean good() {
            return false;
        }
    }

    /**
     * It could not be checked: a failure, never a pass.
     *
     * @param why what is lacking and what to do
     */
    record Unverifiable(String why) implements Verdict {
        @Override
        public String word() {
            return "unverifiable";
        }

        @Override
        public boolean good() {
            return false;
        }
    }

    /**
     * The entry is sealed; personal fields of it were erased by a recorded redaction.
     *
     * @param entry which entry
     * @param by the redaction's entry
     */
    record Erased(LogIndex entry, LogIndex by) implements Verdict {
        @Override
        public String word() {
            return "erased";
        }
    }

    /**
     * The entry was dropped by a recorded pruning; the tree still covers it.
     *
     * @param below everything below this index was dropped
     * @param by the prune event's entry
     */
    record Pruned(LogIndex below, LogIndex by) implements Verdict {
        @Override
        public String word() {
            return "pruned";
        }
    }
}
