package dev.sbsync.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.kind.story.plan.PlannerProperties;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ScheduleProperties {

    private static final Outcome FAILED = new Outcome.Failed(new Problem(OutcomeCode.INVALID, "no"), null);

    @Property(tries = 2000)
    void schedule_anyPlanAnyOutcomes_endsEveryItemOnceAndNothingBeforeWhatItWaitsFor(@ForAll long seed) {
        SyncPlan plan = PlannerProperties.randomPlan(seed);
        Random random = new Random(seed);
        Schedule schedule = new Schedule(plan.items());
        Set<ItemKey> confirmed = new HashSet<>();
        Deque<ScheduledItem> parked = new ArrayDeque<>();
        while (!schedule.finished()) {
            ScheduledItem entry = schedule.poll().orElseGet(() -> {
                assertThat(parked)
                        .as("nothing is ready, so something is parked")
                        .isNotEmpty();
                return parked.remove();
            });
            schedule.begin(entry, 0);
            assertThat(confirmed).containsAll(entry.item().after());
            boolean conflict = entry.item().operation() == Operation.CONFLICT;
            if (!conflict
                    && random.nextInt(4) == 0
                    && schedule.park(entry, 0, Duration.ofSeconds(3), Duration.ofMinutes(15))) {
                parked.add(entry);
            } else {
                boolean fails = conflict || random.nextInt(4) == 0;
                long id = entry.item().source().id();
                schedule.end(entry, fails ? FAILED : new Outcome.Created(id + 5000), 0);
                if (!fails) {
                    confirmed.add(entry.item().key());
                }
            }
            assertThat(schedule.readyCount()
                            + schedule.waitingCount()
                            + schedule.parkedCount()
                            + schedule.tally().counts().ended())
                    .isEqualTo(schedule.total());
        }
        assertThat(schedule.results()).hasSameSizeAs(plan.items());
        assertThat(schedule.results())
                .extracting(result -> result.item().source().id())
                .doesNotHaveDuplicates();
    }
}
