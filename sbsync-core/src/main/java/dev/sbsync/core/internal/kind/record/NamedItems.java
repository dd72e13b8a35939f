package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Problem;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the items that records name by their names. A kind that is not synced is listed only if a record that names its
 * items is written. Blocks.
 *
 * @param plans returns whether an item of the source is in the plan
 */
record NamedItems(PlanRequest request, RecordScope scope, Predicate<ItemKey> plans) {

    /** Returns the items of this plan that a record names. */
    Stream<ItemKey> planned(RecordRow row) {
        return row.content().named().stream().map(this::planned).flatMap(Optional::stream);
    }

    private Optional<ItemKey> planned(NamedItem named) {
        return syncs(named) ? scope.source().named(named.kind(), named.name()).filter(plans) : Optional.empty();
    }

    /** Returns a warning for each item that a record names and the target will not have. */
    Stream<Problem> missing(RecordRow row) {
        return row.content().named().stream()
                .filter(named -> scope.target().knows(named.kind())
                        && planned(named).isEmpty()
                        && scope.target().named(named.kind(), named.name()).isEmpty())
                .map(named -> new Problem(
                        named.missing(),
                        named.pointer().substring(1) + " names '" + named.name() + "', which the target lacks"
                                + (scope.undoes() ? "" : elsewhere(named))));
    }

    private String elsewhere(NamedItem named) {
        return syncs(named) ? " and the source too" : "; sync it with --kinds " + group(named);
    }

    private boolean syncs(NamedItem named) {
        return request.syncs(named.kind());
    }

    private static String group(NamedItem named) {
        return Kind.ofItems(named.kind()).map(Kind::id).orElse(named.kind());
    }
}
