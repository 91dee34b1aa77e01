/** Tests of the embedded event index, and a tool that measures it. */
@NullMarked
package io.worklog.persistence.lucene;

import org.jspecify.annotations.NullMarked;
