/**
 * The evidence bundle that an auditor takes away: one zip with chosen entries, their proofs, the
 * signed checkpoint, public keys, disclosed personal values, attached files and a page that checks
 * all of it in a browser without any network.
 *
 * <pre>
 * manifest.json                 what is in it, by whom, when; canonical JSON
 * checkpoint                    signed note (C2SP tlog-checkpoint)
 * entries/17.json               the exact sealed bytes of entry 17
 * private/17.json               the values and salts that are disclosed of it
 * proofs/17.tlog-proof          C2SP tlog-proof against the same checkpoint
 * evidence/&lt;sha256&gt;             attached bytes
 * verify.html                   the page, with everything but the attached bytes inside
 * README.txt                    how to check it, in English and Chinese
 * </pre>
 */
@NullMarked
package io.worklog.bundle;

import org.jspecify.annotations.NullMarked;
