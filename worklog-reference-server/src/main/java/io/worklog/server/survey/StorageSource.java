package io.worklog.server.survey;

import java.util.List;

/** A part of the server that keeps much. A bean for each; thread-safe. */
public interface StorageSource {
    /** What it keeps of a tenant now. Asked a few times a day, in the background. */
    List<StorageUse> storage(String tenant);
}
