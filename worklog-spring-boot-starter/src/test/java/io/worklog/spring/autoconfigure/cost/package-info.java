/** What the starter costs an application that has nothing else. */
@NullMarked
package io.worklog.spring.autoconfigure.cost;

import org.jspecify.annotations.NullMarked;
