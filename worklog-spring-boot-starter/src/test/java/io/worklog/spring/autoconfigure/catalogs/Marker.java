package io.worklog.spring.autoconfigure.catalogs;

import io.worklog.catalog.EventCatalog;

/** Holds no type, and need not. */
public interface Marker extends EventCatalog {}
