package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StateRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The baselines by the items of the target that they are about. Pure functions. */
final class BaselinesByTarget {

    private static final String AFTER_ALL = "~";

    private BaselinesByTarget() {}

    /** Returns all baselines by the keys of the target's items. */
    static Map<ItemKey, List<Baseline>> of(StateRows rows) {
        Map<ItemKey, List<Baseline>> byTarget = new HashMap<>();
        rows.scan(Tables.BASELINE, "", AFTER_ALL, (row, text) -> {
            ItemKey key = Tables.itemOf(row);
            Baseline baseline = BaselineJson.baseline(key, text);
            byTarget.computeIfAbsent(new ItemKey(key.kind(), baseline.targetId()), none -> new ArrayList<>())
                    .add(baseline);
        });
        return byTarget;
    }
}
