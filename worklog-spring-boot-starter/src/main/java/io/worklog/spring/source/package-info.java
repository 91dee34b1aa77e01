/**
 * What events come from besides methods: what all sources share. A source never records a secret:
 * whatever it takes from outside goes through the {@link io.worklog.spring.source.Masker} first.
 */
@NullMarked
package io.worklog.spring.source;

import org.jspecify.annotations.NullMarked;
