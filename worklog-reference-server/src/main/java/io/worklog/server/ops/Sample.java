package io.worklog.server.ops;

import io.worklog.server.survey.StorageUse;
import java.time.LocalDate;

/**
 * What was kept on a day.
 *
 * @param day the day, in UTC
 * @param use of what how much
 */
record Sample(LocalDate day, StorageUse use) {}
