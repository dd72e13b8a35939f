package dev.sbsync.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.Operation;
import dev.sbsync.core.preflight.PlannerProperties;
import dev.sbsync.core.preflight.SyncPlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
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
        Set<Long> confirmed = new HashSet<>();
        long now = 0;
        while (!schedule.finished()) {
            Optional<Schedule.Entry> next = schedule.take(now);
            if (next.isEmpty()) {
                Optional<Duration> delay = schedule.nextParked(now);
                assertThat(delay).as("nothing is ready, so something is parked").isPresent();
                now += delay.orElseThrow().toNanos();
                continue;
            }
            Schedule.Entry entry = next.get();
            assertThat(confirmed).containsAll(entry.item.after());
            boolean conflict = entry.item.operation() == Operation.CONFLICT;
            if (!conflict
                    && random.nextInt(4) == 0
                    && schedule.park(entry, now, Duration.ofSeconds(3), Duration.ofMinutes(15))) {
                continue;
            }
            boolean fails = conflict || random.nextInt(4) == 0;
            long id = entry.item.source().id();
            schedule.end(entry, fails ? FAILED : new Outcome.Created(id + 5000), now);
            if (!fails) {
                confirmed.add(id);
            }
        }
        assertThat(schedule.results()).hasSameSizeAs(plan.items());
        assertThat(schedule.results())
                .extracting(result -> result.item().source().id())
                .doesNotHaveDuplicates();
    }
}
