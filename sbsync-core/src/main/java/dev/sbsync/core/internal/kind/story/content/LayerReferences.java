package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.core.internal.kind.story.reference.StoryReferences.Mapped;
import dev.sbsync.core.internal.reference.OpenReferences;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.outcome.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The references of a story that are not mapped.
 *
 * @param open those that are kept as they are
 * @param pending the items that the run is to create, and that the story references
 * @param mapped whether others are replaced by those of the target
 */
public record LayerReferences(List<OpenReference> open, Set<ItemKey> pending, boolean mapped) {

    /** All references are mapped, or there are none. */
    public static final LayerReferences NONE = new LayerReferences(List.of(), Set.of(), false);

    /** Copies the collections. */
    public LayerReferences {
        open = List.copyOf(open);
        pending = Set.copyOf(pending);
    }

    /** Returns these references and those of another layer. */
    LayerReferences and(Mapped layer) {
        Set<OpenReference> allOpen = new LinkedHashSet<>(open);
        allOpen.addAll(layer.open());
        Set<ItemKey> allPending = new LinkedHashSet<>(pending);
        allPending.addAll(layer.pending());
        return new LayerReferences(List.copyOf(allOpen), allPending, mapped || layer.changed());
    }

    /** Returns the uuids of which it is not known whether the target has them. */
    public Stream<String> unconfirmed() {
        return open.stream().filter(OpenReference::unconfirmed).map(OpenReference::from);
    }

    /** Returns these references, once it is known whether the target has their uuids. */
    public LayerReferences confirmed(Predicate<String> inTarget) {
        List<OpenReference> known = open.stream()
                .filter(one -> !one.unconfirmed() || !inTarget.test(one.from()))
                .map(OpenReference::confirmedLacking)
                .toList();
        return new LayerReferences(known, pending, mapped);
    }

    /** Returns these references without those that will work, or may be none. */
    LayerReferences withoutPending() {
        List<OpenReference> left = open.stream()
                .filter(one -> one.unresolved() || one.unconfirmed())
                .toList();
        return new LayerReferences(left, Set.of(), mapped);
    }

    /** Returns the warning about references that are kept as they are; empty if there are none. */
    public Optional<Problem> problem() {
        return OpenReferences.warning(
                open.stream().filter(one -> !one.unconfirmed()).toList());
    }
}
