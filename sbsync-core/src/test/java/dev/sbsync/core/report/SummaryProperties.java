package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The counts of a report add up, whatever the outcomes of its items. */
class SummaryProperties {

    private static final List<Outcome> OUTCOMES =
            Reports.everyOutcome().items().stream().map(ItemResult::outcome).toList();

    @Property
    void summary_anyOutcomes_addUpToTheTotal(@ForAll("outcomes") List<Outcome> outcomes) {
        PlannedItem item = Reports.everyOutcome().items().get(0).item();
        SyncReport.Summary summary = Reports.report(outcomes.stream()
                        .map(outcome -> Reports.result(item, outcome))
                        .toList())
                .summary();
        assertThat(summary.total())
                .isEqualTo(outcomes.size())
                .isEqualTo(summary.created()
                        + summary.updated()
                        + summary.unchanged()
                        + summary.skipped()
                        + summary.failed()
                        + summary.blocked()
                        + summary.cancelled());
    }

    @Provide
    Arbitrary<List<Outcome>> outcomes() {
        return Arbitraries.of(OUTCOMES).list().ofMaxSize(40);
    }
}
