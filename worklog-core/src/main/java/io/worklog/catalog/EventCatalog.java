package io.worklog.catalog;

/**
 * Marks a class whose {@code public static final} fields of type {@link EventType} are the event
 * types of a host:
 *
 * <pre>{@code
 * public final class Billing implements EventCatalog {
 *     public static final EventType<Invoice> REFUND =
 *             EventType.of("billing.invoice.refunded", Invoice.class)
 *                     .target("invoice").reasonRequired().personal("customerName");
 * }
 * }</pre>
 */
public interface EventCatalog {}
