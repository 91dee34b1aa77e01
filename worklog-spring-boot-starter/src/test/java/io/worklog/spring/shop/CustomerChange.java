package io.worklog.spring.shop;

/**
 * What is new about a customer.
 *
 * @param email how to write to them
 * @param phone how to call them
 * @param level N or G
 * @param consent whether they agreed to advertising with it
 */
record CustomerChange(String email, String phone, String level, boolean consent) {}
