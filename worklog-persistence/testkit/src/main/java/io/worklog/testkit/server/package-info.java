/**
 * Real servers for tests. {@link io.worklog.testkit.server.TestServers} hands them out: those that
 * the environment names, else private ones that are started when they are first asked for and gone
 * after the tests. {@link io.worklog.testkit.server.ServersExtension} gives them to JUnit tests;
 * {@link io.worklog.testkit.server.TcpFaultProxy} stands between a client and a server and loses
 * what it is told to lose.
 *
 * <p>A JDBC driver is needed at run time by whoever asks for a database; this package brings none.
 */
@NullMarked
package io.worklog.testkit.server;

import org.jspecify.annotations.NullMarked;
