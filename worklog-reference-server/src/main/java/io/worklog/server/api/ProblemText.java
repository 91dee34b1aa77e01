package io.worklog.server.api;

import java.util.Objects;

/**
 * What is said about a kind of problem.
 *
 * @param status the HTTP status
 * @param title what it means, in one English sentence without the occurrence
 * @param titleZh what it means, in one Chinese sentence
 * @param remedy what to do about it, in English
 * @param remedyZh what to do about it, in Chinese
 */
public record ProblemText(
        int status, String title, String titleZh, String remedy, String remedyZh) {
    public ProblemText {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(titleZh, "titleZh");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(remedyZh, "remedyZh");
    }
}
