package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run of eight workers costs, by the fake's own count: 250 items, a tenth of them folders, a tenth dirty. */
class RequestCostsTest {

    private static final int FOLDERS = 25;
    private static final int DIRTY = 25;
    private static final int ITEMS = 250;
    private static final int LIST_PAGES = 3;
    private static final int SPACES = 2;

    /** The list of the source's components, as something is to be written; there are none to look for in the target. */
    private static final int NEEDS = 1;

    /** Lists that show the uuids of what was created: a hundred a request. */
    private static final int LOOKS = 3;

    private static void items(SpaceBuilder space) {
        for (int i = 0; i < FOLDERS; i++) {
            String folder = (i % 5 == 0 ? "" : "f" + (i - i % 5) + "/") + "f" + i;
            space.folder(folder);
            for (int j = 0; j < 9; j++) {
                int version = j;
                space.story(folder + "/s" + j, story -> {
                    if (version == 0) {
                        story.field("v", 2).dirty(live -> live.put("v", 1));
                    } else if (version % 2 == 0) {
                        story.published();
                    }
                });
            }
        }
    }

    @Test
    void freshCopyThenNothingNew_costNoMoreThanWasPromised() {
        SimulatedSides sides = new SimulatedSides(1, 0, RequestCostsTest::items);
        sides.run(builder -> {
            SpaceSync sync = builder.workers(8).build();
            SyncPlan plan = sync.plan();
            assertThat(plan.items()).hasSize(ITEMS);
            SyncReport fresh = sync.run(plan);
            assertThat(fresh.summary().created()).isEqualTo(ITEMS);
            assertThat(sides.fake.requests())
                    .hasSizeLessThanOrEqualTo(3 * ITEMS + 3 * DIRTY + LOOKS + LIST_PAGES + 1 + SPACES + NEEDS);
            foldersWereMadeByFoldersAlone(sides, fresh);

            sides.fake.clearRequests();
            SyncReport again = sync.run(sync.plan());
            assertThat(again.summary().unchanged()).isEqualTo(ITEMS);
            assertThat(sides.fake.requests()).hasSizeLessThanOrEqualTo(2 * ITEMS + 4 * DIRTY + 2 * LIST_PAGES + SPACES);
            assertThat(sides.fake.writes()).isEmpty();
        });
        assertThat(sides.fake.space(SimulatedSides.TARGET)).mirrors(sides.fake.space(SimulatedSides.SOURCE));
    }

    /** Every folder that appeared in the target is the one that a folder's item has made, and none appeared twice. */
    private static void foldersWereMadeByFoldersAlone(SimulatedSides sides, SyncReport report) {
        Set<Long> made = new HashSet<>();
        report.items().stream()
                .filter(item -> item.item().source().folder())
                .forEach(item -> item.outcome().targetId().ifPresent(made::add));
        Set<Long> there = new HashSet<>();
        sides.fake.space(SimulatedSides.TARGET).stories().stream()
                .filter(FakeStory::folder)
                .forEach(folder -> there.add(folder.id()));
        assertThat(there).hasSize(FOLDERS).isEqualTo(made);
        assertThat(sides.fake.commits().stream().filter(commit -> commit.kind() == Commit.Kind.CREATED))
                .hasSize(ITEMS);
        assertThat(sides.fake.requests().stream().map(RecordedRequest::method).filter("POST"::equals))
                .hasSize(ITEMS);
    }
}
