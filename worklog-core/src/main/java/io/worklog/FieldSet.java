package io.worklog;

import org.jspecify.annotations.Nullable;

/**
 * A property and what was said of it, not yet compared.
 *
 * @param name of the property
 * @param before cannot change; null where it was not there
 * @param after cannot change; null where it is not there any more
 */
record FieldSet(String name, @Nullable Object before, @Nullable Object after) {}
