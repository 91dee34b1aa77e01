package io.worklog.verify;

/** A log read from the store that holds it, so that its entries carry their private sides. */
interface LocalLogSource extends LogSource {}
