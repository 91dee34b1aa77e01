/** The events interface: ingest, query, live tail, proofs and the public tile format. */
@NullMarked
package io.worklog.server.log;

import org.jspecify.annotations.NullMarked;
