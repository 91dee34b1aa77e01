/**
 * Logs, the event index and attached files in MongoDB 5 or later. {@link
 * io.worklog.persistence.mongodb.MongoLogStore#open}, {@link
 * io.worklog.persistence.mongodb.MongoEventIndex#open} and {@link
 * io.worklog.persistence.mongodb.GridFsEvidenceStore#open} are the ways in.
 *
 * <h2>Collections of logs, version 1</h2>
 *
 * <p>All names begin with a prefix, {@code worklog_} by default.
 *
 * <table>
 * <caption>One document for each</caption>
 * <tr><th>collection</th><th>document</th></tr>
 * <tr><td>{@code heads}</td><td>log: {@code _id} (its name), {@code size}, {@code epoch}, {@code
 * fence}, {@code minIndex}, {@code stripped}, {@code published}, {@code note}</td></tr>
 * <tr><td>{@code entries}</td><td>entry: {@code _id} (log and index), {@code log}, {@code index},
 * {@code fence}, {@code attempt}, {@code leaf}, {@code sealed}, and where there is one {@code key}
 * (its {@link io.worklog.spi.KeyDigest}, so that no collation touches it) and {@code private};
 * unique (log, index) by its id, and unique (log, key)</td></tr>
 * <tr><td>{@code tiles}</td><td>full tile: {@code _id} (log, level, index), {@code log}, {@code
 * fence}, {@code end} (the size that fills it), {@code hashes}</td></tr>
 * <tr><td>{@code schema}</td><td>kind of data, with its version</td></tr>
 * </table>
 *
 * <h2>Why an append is all or nothing</h2>
 *
 * <p>A writer at size <i>n</i>, epoch <i>e</i> and fence <i>f</i> inserts its entries from <i>n</i>
 * on, then its tiles, each carrying <i>f</i>; then one update moves the head if it still says
 * (<i>n</i>, <i>e</i>, <i>f</i>). An entry is in the log if and only if its index is below the
 * head's size; nothing else is ever returned. Claims, and whoever finds something in the way, raise
 * the fence; and documents are only ever taken away by this one rule: <b>index at least n and fence
 * below f, where some head was (n, f)</b>.
 *
 * <ul>
 *   <li><b>What is in the log is never taken away.</b> Entries from <i>n</i> on came in after the
 *       head was (<i>n</i>, <i>f</i>), so by a head update that asked for a fence of at least
 *       <i>f</i>, and they carry it.
 *   <li><b>What a head update lets in is whole.</b> All documents were acknowledged before, and
 *       unique (log, index) means they are the writer's own. Taking one away needs a higher fence,
 *       and then the update finds another head.
 *   <li><b>Two writers at the same place</b>: one gets (log, n), the other a duplicate. It waits
 *       for the head to move, and then has lost. Where nothing moves, the other may be dead: the
 *       fence is raised, the documents go, and if the other was only slow, its head update fails.
 *   <li><b>A paused writer that resumes</b>, even in the middle of its inserts, can only add
 *       documents under its old fence: below the head (log, index) is taken, also where entries
 *       were pruned, since their documents stay without their bytes; beyond it they are taken away
 *       by the next who meets them or claims the log.
 *   <li><b>A lost answer</b> to the head update is reported as unknown. A driver that repeats the
 *       update by itself finds the head moved; whether by itself is told by the attempt
 *       that the document at that place carries.
 * </ul>
 *
 * <p>Private sides are a field of the entry's own document and not documents of their own: an
 * insert of a fenced writer that arrives late could put one beside an entry that has none, where no
 * unique key stops it and no erasure would look for it. Erasing and pruning remove the fields and
 * all unfinished documents. As in every database, bytes of a removed field can stay in the journal,
 * in the oplog until it has turned over, in free pages and in backups; see the module's README.
 *
 * <h2>Collections of the event index, version 1</h2>
 *
 * <p>{@code events} has one document for each event: {@code _id} (log, life and index), the same as
 * fields, {@code time} (microseconds), {@code terms} (everything it is found by, as bytes) and
 * {@code facets}. {@code indexed} says for each log how far it was read ({@code
 * to}), what was forgotten ({@code minIndex}), and which {@code life} its documents have: dropping
 * a log begins another life, so that what a slow feeder still adds to the old one is never seen.
 * Documents from {@code to} on are not answered, so a search always sees an unbroken beginning.
 *
 * <h2>Collections of files, version 1</h2>
 *
 * <p>GridFS as its specification has it: {@code evidence.files} ({@code filename} is the SHA-256,
 * and unique) and {@code evidence.chunks} (255 KiB each). Chunks are written under a new id; the
 * document of the file is inserted last and decides. {@code evidence.announced} has the ids that
 * are on their way in, or out ({@code leaving}): whoever deletes the announcement of an upload
 * decides its fate, the writer that it stays, or a day later somebody else that it goes.
 *
 * <h2>Sharding</h2>
 *
 * <p>The shard key of {@code entries}, {@code tiles} and {@code events} MUST be {@code {log: 1}}: a
 * log then lives on one shard, where its ids and its keys are unique; scale-out is by many logs.
 * {@code heads} and {@code indexed} may be sharded by {@code {_id: 1}}; head and entries need not
 * share a shard, since no step writes to both. {@code evidence.chunks} may be sharded by {@code
 * {files_id: 1}}, {@code evidence.files} by {@code {filename: 1}}.
 */
@NullMarked
package io.worklog.persistence.mongodb;

import org.jspecify.annotations.NullMarked;
