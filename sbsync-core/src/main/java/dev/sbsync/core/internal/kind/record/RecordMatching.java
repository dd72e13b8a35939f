package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.ItemKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the records of both spaces: by what identifies them, then by their baselines, as a record without a counterpart
 * may have been renamed. Pure.
 */
final class RecordMatching {

    private final RecordKind kind;
    private final Collection<RecordRow> source;
    private final List<RecordRow> target;
    private final Map<ItemKey, RecordRow> matches = new HashMap<>();
    private final Set<RecordRow> taken = new HashSet<>();

    /**
     * Pairs the records.
     *
     * @param baselines the baselines of earlier runs, null to match without them
     * @param wanted returns whether it is worth reading what no list shows of a record of the source
     */
    RecordMatching(
            RecordKind kind,
            Collection<RecordRow> source,
            List<RecordRow> target,
            @Nullable PairState baselines,
            Predicate<RecordRow> wanted) {
        this.kind = kind;
        this.source = source;
        this.target = target;
        if (baselines != null && kind.is(RecordTrait.BASELINE_FIRST)) {
            matchRenamed(baselines);
        }
        matchByName();
        if (baselines != null && !kind.is(RecordTrait.BASELINE_FIRST)) {
            matchRenamed(baselines);
        }
        matchTwins(wanted, baselines != null);
    }

    /** Returns the matches by the keys of the source's records. */
    Map<ItemKey, RecordRow> matches() {
        return matches;
    }

    private void matchByName() {
        int names = source.stream()
                .mapToInt(row -> kind.matchedBy(row).size())
                .max()
                .orElse(0);
        for (int rank = 0; rank < names; rank++) {
            match(rank);
        }
    }

    private void match(int rank) {
        Map<String, RecordRow> byName = new HashMap<>();
        for (RecordRow row : target) {
            if (!taken.contains(row)) {
                name(row, rank).ifPresent(name -> byName.putIfAbsent(name, row));
            }
        }
        for (RecordRow row : source) {
            RecordRow there = matches.containsKey(row.key())
                    ? null
                    : name(row, rank).map(byName::get).orElse(null);
            if (there != null && taken.add(there)) {
                matches.put(row.key(), there);
            }
        }
    }

    private Optional<String> name(RecordRow row, int rank) {
        List<String> names = kind.matchedBy(row);
        return rank < names.size() ? Optional.of(names.get(rank)) : Optional.empty();
    }

    private void matchTwins(Predicate<RecordRow> wanted, boolean remembered) {
        List<RecordRow> left = source.stream()
                .filter(row -> wanted.test(row) && !matches.containsKey(row.key()))
                .toList();
        List<RecordRow> free =
                target.stream().filter(row -> !taken.contains(row)).toList();
        kind.twins(left, free, remembered).forEach((row, there) -> {
            if (taken.add(there)) {
                matches.put(row, there);
            }
        });
    }

    private void matchRenamed(PairState baselines) {
        Map<Long, RecordRow> byId = new HashMap<>();
        target.forEach(row -> byId.put(row.id(), row));
        for (RecordRow row : source) {
            RecordRow there = matches.containsKey(row.key())
                    ? null
                    : baselines
                            .baseline(row.key())
                            .map(then -> byId.get(then.targetId()))
                            .filter(found -> kind.renamed(row, found))
                            .orElse(null);
            if (there != null && taken.add(there)) {
                matches.put(row.key(), there);
            }
        }
    }
}
