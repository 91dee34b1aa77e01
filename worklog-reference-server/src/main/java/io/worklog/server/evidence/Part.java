package io.worklog.server.evidence;

/**
 * A piece of an upload that arrived.
 *
 * @param start where in the file it begins
 * @param size its bytes
 * @param file name of the sealed file it is in
 */
record Part(long start, long size, String file) {}
