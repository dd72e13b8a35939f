package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import java.util.List;

/**
 * A desired state compared with an actual one.
 *
 * @param desired the compared fields of the desired state
 * @param actual the compared fields of the actual state
 * @param differences what is to be written
 */
public record Compared(Fields desired, Fields actual, List<Difference> differences) {

    /** Copies the list. */
    public Compared {
        differences = List.copyOf(differences);
    }
}
