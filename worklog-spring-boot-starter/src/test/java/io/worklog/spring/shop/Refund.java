package io.worklog.spring.shop;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Asks for money back.
 *
 * @param amount how much
 * @param reason why; the event type does not do without
 */
record Refund(BigDecimal amount, @Nullable String reason) {}
