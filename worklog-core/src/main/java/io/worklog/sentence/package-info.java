/**
 * Sentences of events, told when they are read, in the reader's language.
 *
 * <p>An event keeps a key and arguments ({@link io.worklog.event.Message}); a text for the key
 * makes the sentence. The key is the one the event carries, else the name of its type. A text holds
 * arguments in braces:
 *
 * <pre>{@code
 * billing.refund          = {actor} refunded {amount,number} for {target}: {changes}
 * billing.refund.failure  = {actor} could not refund {target}
 * billing.refund.denied   = {actor} may not refund {target}
 * billing.refund.name     = Refund
 * property.status         = status
 * target.invoice          = invoice
 * }</pre>
 *
 * The end of a key says which outcome it is for: none for success, {@code .failure}, {@code
 * .denied}, {@code .unknown}. Without such a text the one of the success is told as what failed or
 * was refused. Two opening braces are one that opens nothing. Formats stand behind a comma: {@code
 * number}, {@code date}, {@code time}, {@code datetime}, and {@code {files,plural,file,files}} for
 * one of two words.
 *
 * <p>Every event has these arguments by itself: {@code actor}, {@code actor.id}, {@code
 * actor.name}, {@code onBehalfOf}, {@code target}, {@code target.id}, {@code target.name}, {@code
 * target.type}, {@code targets}, {@code targets.count}, {@code role.<role>}, {@code outcome},
 * {@code outcomeDetail}, {@code reason}, {@code changes}, {@code changes.count}, {@code
 * old.<path>}, {@code new.<path>}, {@code change.<path>}, {@code evidence.count}, {@code
 * metadata.<key>}, {@code time}, {@code tenant}, {@code type}, {@code verb}. An argument that the
 * event carries comes before one of the same name that it has by itself, except for who acted, on
 * what, and how it ended.
 *
 * <p>Values are data: they are put in as they are, never read as texts. Characters that drive a
 * screen or turn the direction of writing are shown by their code, and a value that is written from
 * right to left is isolated (U+2068 to U+2069), so that no value can change how the rest reads.
 */
@NullMarked
package io.worklog.sentence;

import org.jspecify.annotations.NullMarked;
