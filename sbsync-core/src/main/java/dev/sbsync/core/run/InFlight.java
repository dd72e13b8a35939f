package dev.sbsync.core.run;

import dev.sbsync.core.preflight.Operation;
import java.time.Duration;

/**
 * An item that a worker has in hand.
 *
 * @param path the path that it has in the source
 * @param kind {@code folder} or {@code story}
 * @param operation what the plan intends for it
 * @param elapsed since its first try started, parked time included
 */
public record InFlight(String path, String kind, Operation operation, Duration elapsed) {}
