package io.worklog.testkit;

/** Whole worklogs over the store. */
interface WorklogExam extends LogStoreExam {}
