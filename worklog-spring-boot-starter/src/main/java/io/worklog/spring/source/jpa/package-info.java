/** What Hibernate writes about entities, as events: one per transaction and entity. */
@NullMarked
package io.worklog.spring.source.jpa;

import org.jspecify.annotations.NullMarked;
