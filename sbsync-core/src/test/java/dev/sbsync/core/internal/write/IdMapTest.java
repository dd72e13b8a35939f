package dev.sbsync.core.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdMapTest {

    private static final SpaceRef SPACE = Rows.space(1, "s");

    private static SyncPlan listing(long... targetIds) {
        SyncPlan plan = SyncPlan.empty(SPACE, SPACE, PlanOptions.defaults());
        Set<ItemKey> keys = new HashSet<>();
        for (long id : targetIds) {
            keys.add(key(id));
        }
        return new SyncPlan(
                SPACE,
                SPACE,
                List.of(),
                List.of(),
                keys,
                plan.publish(),
                plan.identity(),
                plan.languages(),
                plan.warnings());
    }

    private static ItemKey key(long id) {
        return new ItemKey("notes", id);
    }

    @Test
    void created_itemOfAnyPlanBeforeTheCreate_isNotNew() {
        IdMap ids = IdMap.of(listing(1));
        ids.learn(listing(1, 2));

        assertThat(ids.created(key(1), ids.plans())).isFalse();
        assertThat(ids.created(key(2), ids.plans())).isFalse();
        assertThat(ids.created(key(3), ids.plans())).isTrue();
    }

    /** The list of a plan that is submitted in the meantime may already show the item. */
    @Test
    void created_itemThatIsListedWhileItsCreateIsInFlight_isNewOnce() {
        IdMap ids = IdMap.of(listing(1));
        int sent = ids.plans();
        ids.learn(listing(1, 2));

        assertThat(ids.created(key(1), sent)).isFalse();
        assertThat(ids.created(key(2), sent)).isTrue();
        assertThat(ids.created(key(2), sent)).isFalse();
    }
}
