package io.worklog.query;

/**
 * One value of a facet with its count.
 *
 * @param value as it stands in the events; a day is {@code 2026-11-22} in UTC
 * @param count among the events counted
 */
public record FacetValue(String value, long count) {}
