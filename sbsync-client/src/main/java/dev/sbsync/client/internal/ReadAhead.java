package dev.sbsync.client.internal;

import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;

/**
 * How lists are read ahead. Immutable.
 *
 * @param tasks starts the task that reads a page
 * @param time the clock of these tasks
 * @param pages how many pages are read ahead of the current one; 0 for none
 */
public record ReadAhead(Tasks tasks, TimeSource time, int pages) {}
