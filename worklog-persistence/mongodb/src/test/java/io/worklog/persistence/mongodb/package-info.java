/** Tests of the stores in MongoDB. */
@NullMarked
package io.worklog.persistence.mongodb;

import org.jspecify.annotations.NullMarked;
