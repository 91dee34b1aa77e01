package io.worklog.spring.importer;

import java.util.Map;

/** History that another library kept. */
interface LegacySource {
    /** Which library; part of every key. */
    String kind();

    /** What can be said before reading, always the same for the same content. */
    Map<String, String> facts();

    /** Reads everything, always in the same order, with bounded memory. */
    void read(LegacySink sink);
}
