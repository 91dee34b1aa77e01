/** Erasure of people, disclosure of chosen fields, retention and legal hold. */
@NullMarked
package io.worklog.server.privacy;

import org.jspecify.annotations.NullMarked;
