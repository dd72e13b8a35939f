package dev.sbsync.core.plan;

import dev.sbsync.core.item.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reasons for a planned operation. Immutable.
 *
 * @param differences the differences, as far as the lists show them
 * @param others other reasons, in a few words each
 */
public record Reasons(List<Difference> differences, List<String> others) {

    /** No reasons. */
    public static final Reasons NONE = new Reasons(List.of(), List.of());

    /** Copies the lists. */
    public Reasons {
        differences = List.copyOf(differences);
        others = List.copyOf(others);
    }

    /** Returns reasons without differences. */
    public static Reasons of(List<String> others) {
        return new Reasons(List.of(), others);
    }

    public static Reasons of(String reason) {
        return of(List.of(reason));
    }

    /** Returns all reasons in a few words each, differences first. */
    public List<String> words() {
        return Stream.concat(differences.stream().map(Difference::toString), others.stream())
                .toList();
    }

    public Reasons and(String reason) {
        List<String> all = new ArrayList<>(others);
        all.add(reason);
        return new Reasons(differences, all);
    }

    public Reasons and(Difference difference) {
        List<Difference> all = new ArrayList<>(differences);
        all.add(difference);
        return new Reasons(all, others);
    }
}
