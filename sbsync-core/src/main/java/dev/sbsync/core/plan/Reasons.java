package dev.sbsync.core.plan;

import dev.sbsync.core.item.Difference;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reasons for a planned operation. Immutable.
 *
 * @param differences the differences, as far as the lists show them
 * @param others the other reasons
 */
public record Reasons(List<Difference> differences, List<Reason.Cause> others) {

    /** No reasons. */
    public static final Reasons NONE = new Reasons(List.of(), List.of());

    /** Copies the lists. */
    public Reasons {
        differences = List.copyOf(differences);
        others = List.copyOf(others);
    }

    /** Returns reasons without differences. */
    public static Reasons of(Reason.Cause... others) {
        return new Reasons(List.of(), List.of(others));
    }

    /** Returns the reasons that were stored in a few words each. */
    public static Reasons of(List<String> stored) {
        return new Reasons(List.of(), stored.stream().map(Reason.Cause::stored).toList());
    }

    /** Returns all reasons in a few words each, differences first. */
    public List<String> words() {
        return Stream.concat(
                        differences.stream().map(Difference::toString),
                        others.stream().map(Reason.Cause::text))
                .toList();
    }

    /** Returns whether there is this reason and no other one. */
    public boolean only(Reason reason) {
        return differences.isEmpty() && others.size() == 1 && others.get(0).reason() == reason;
    }

    /** Returns whether there is this reason. */
    public boolean include(Reason reason) {
        return others.stream().anyMatch(cause -> cause.reason() == reason);
    }

    /** Returns these reasons and another one. */
    public Reasons and(Reason.Cause cause) {
        return new Reasons(
                differences, Stream.concat(others.stream(), Stream.of(cause)).toList());
    }

    /** Returns these reasons and another difference. */
    public Reasons and(Difference difference) {
        return new Reasons(
                Stream.concat(differences.stream(), Stream.of(difference)).toList(), others);
    }
}
