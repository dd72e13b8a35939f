package dev.sbsync.core.outcome;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Equality;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import java.util.List;

/**
 * A difference that a write did not remove: the target dropped the value, or stored another one. While both sides keep
 * their values, repeating the write would have no effect.
 *
 * @param field the API's name of the field
 * @param detail the stored and the sent value, in brief
 * @param dropped whether the target stored nothing, rather than another value
 * @param source the hash of the source's value
 * @param target the hash of the value that the target stored
 */
public record Unresolved(String field, String detail, boolean dropped, String source, String target) {

    /** Returns the differences left after a write. */
    public static List<Unresolved> after(Fields sent, Fields stored) {
        return Equality.differences(sent, stored).stream()
                .map(difference -> of(difference.field(), sent, stored))
                .toList();
    }

    private static Unresolved of(String field, Fields sent, Fields stored) {
        return new Unresolved(
                field,
                Equality.storedAndSent(field, stored, sent),
                stored.lacks(field),
                Fingerprint.of(sent, field),
                Fingerprint.of(stored, field));
    }

    /**
     * Returns the differences that a further write may remove: those whose values have changed since the last write.
     */
    public static List<Difference> open(List<Difference> found, List<Unresolved> known, Fields source, Fields target) {
        return known.isEmpty()
                ? found
                : found.stream()
                        .filter(difference -> known.stream()
                                .noneMatch(one -> one.field().equals(difference.field()) && one.holds(source, target)))
                        .toList();
    }

    /** Returns whether both sides still have the values after the write. */
    public boolean holds(Fields sourceNow, Fields targetNow) {
        return Fingerprint.of(sourceNow, field).equals(source) && kept(targetNow);
    }

    /** Returns whether the target still has the value after the write. */
    public boolean kept(Fields targetNow) {
        return Fingerprint.of(targetNow, field).equals(target);
    }

    /** Returns the warning about this difference. */
    public Problem warning() {
        return dropped
                ? new Problem(OutcomeCode.DROPPED, "the target did not store " + field + ": " + detail)
                : new Problem(OutcomeCode.NORMALISED, "the target stored another " + field + ": " + detail);
    }
}
