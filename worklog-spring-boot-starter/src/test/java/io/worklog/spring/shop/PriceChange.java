package io.worklog.spring.shop;

import java.math.BigDecimal;

/** A product's new price. */
record PriceChange(String sku, BigDecimal price) {}
