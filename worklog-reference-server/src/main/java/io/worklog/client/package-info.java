/**
 * The client of the server, for programs on a JVM. It needs the JDK and worklog-core and nothing
 * else.
 *
 * <pre>{@code
 * try (WorklogClient worklog = WorklogClient.to(URI.create("https://log.example")).key(key).open()) {
 *     ProjectClient project = worklog.project("prj_…");
 *     SentEvent sent = project.record("order.paid").target("order", "A-17").commit();
 *     project.proof(sent.index());
 * }
 * }</pre>
 */
@NullMarked
package io.worklog.client;

import org.jspecify.annotations.NullMarked;
