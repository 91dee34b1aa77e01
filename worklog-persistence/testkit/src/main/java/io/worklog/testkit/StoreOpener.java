package io.worklog.testkit;

import io.worklog.spi.LogStore;

/**
 * Opens a store in another process. A class that implements it MUST have a constructor without
 * parameters.
 */
public interface StoreOpener {
    /**
     * Opens the store.
     *
     * @param place where it is, such as a URL
     */
    LogStore open(String place);
}
