package dev.sbsync.client.internal;

import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;

/**
 * How lists are read ahead. Immutable.
 *
 * @param tasks what starts a reader for each page
 * @param time where the consumer waits for them
 * @param pages how many pages are read ahead of the one that is needed; 0 for none
 */
public record ReadAhead(Tasks tasks, TimeSource time, int pages) {}
