package dev.sbsync.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.Operation;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.preflight.TargetParent;
import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.StoryRow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    private static final SpaceRef SOURCE = new SpaceRef(101001, "Live");
    private static final SpaceRef TARGET = new SpaceRef(101002, "Staging");

    @Test
    void lines_ofEveryOperation_areGroupedAndAligned() {
        SyncPlan plan = new SyncPlan(
                SOURCE,
                TARGET,
                List.of(
                        item(1, "blog", true, Operation.CREATE, List.of("folder of what is selected"), true),
                        item(2, "blog/first", false, Operation.CREATE, List.of("not in the target"), false),
                        item(
                                3,
                                "about",
                                false,
                                Operation.UPDATE,
                                List.of("name: Us → About", "tag_list: a → b"),
                                false),
                        item(4, "home", false, Operation.COMPARE, List.of(), false),
                        item(
                                5,
                                "kept",
                                false,
                                Operation.NONE,
                                List.of("exists, and existing items are skipped"),
                                false),
                        item(6, "taken", false, Operation.CONFLICT, List.of("another story is at 'taken'"), false)),
                List.of(row(7, "left-over", false)));

        assertThat(String.join("\n", PlanText.lines(plan, 6))).isEqualTo("""
                        Plan: 'Live' (101001) → 'Staging' (101002)

                          2 create · 1 update · 1 compare · 1 skip · 1 conflict · 1 extra

                        Create (2)
                          +  blog        folder  folder of what is selected
                          +  blog/first  story

                        Update (1)
                          ~  about  story  name: Us → About
                                           tag_list: a → b

                        Compare (1)  their lists agree; written only where the content differs
                          =  home  story

                        Skip (1)
                          .  kept  story  exists, and existing items are skipped

                        Conflict (1)  cannot be carried out; what depends on them waits
                          !  taken  story  another story is at 'taken'

                        Extra (1)  in the target alone; left as they are
                          ·  left-over  story

                        Cost: at most 12 requests, about 2 s at 6.0/s.""");
    }

    @Test
    void lines_ofAnEmptyPlan_sayThatThereIsNothingToDo() {
        SyncPlan plan = new SyncPlan(SOURCE, TARGET, List.of(), List.of());

        assertThat(PlanText.lines(plan, 6)).contains("Nothing to do.").hasSize(5);
    }

    private static PlannedItem item(
            long id, String slug, boolean folder, Operation operation, List<String> reasons, boolean added) {
        @Nullable StoryRow match = operation == Operation.CREATE ? null : row(id, slug, folder);
        @Nullable
        Problem problem = operation == Operation.CONFLICT ? new Problem(OutcomeCode.PATH_TAKEN, reasons.get(0)) : null;
        return new PlannedItem(
                row(id, slug, folder),
                match,
                operation,
                Set.of(),
                reasons,
                new TargetParent.Root(),
                "",
                List.of(),
                null,
                false,
                added,
                List.of(),
                problem);
    }

    private static StoryRow row(long id, String fullSlug, boolean folder) {
        return new StoryRow(
                id,
                "uuid-" + id,
                "Name",
                fullSlug.substring(fullSlug.lastIndexOf('/') + 1),
                fullSlug,
                0,
                folder,
                false,
                LayerState.DRAFT,
                null,
                null,
                null,
                "",
                Set.of(),
                Set.of(),
                null,
                false,
                null,
                null);
    }
}
