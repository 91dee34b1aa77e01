package io.worklog.event;

import org.jspecify.annotations.Nullable;

/**
 * Which AI agent acted, where the actor is one.
 *
 * @param model the model's name, at most 128 characters
 * @param tool the tool it called, at most 128 characters
 * @param promptId an id of the prompt that led to the action, at most 128 characters
 */
public record AgentInfo(@Nullable String model, @Nullable String tool, @Nullable String promptId) {}
