/**
 * A small shop as a host would write it: orders, refunds, customers and prices on MariaDB behind a
 * login. It has everything that an audit trail meets in practice, and the documents show its code.
 */
@NullMarked
package io.worklog.spring.shop;

import org.jspecify.annotations.NullMarked;
