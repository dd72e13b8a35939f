package dev.sbsync.core.run;

import dev.sbsync.core.plan.Operation;
import java.time.Duration;

/**
 * An in-flight item.
 *
 * @param path its path in the source
 * @param kind {@code folder} or {@code story}
 * @param operation its planned operation
 * @param elapsed the time since its first attempt, including parked time
 */
public record InFlight(String path, String kind, Operation operation, Duration elapsed) {}
