package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a caller can do to a plan before it runs, and cannot harm a space by. */
class PlanSafetyTest {

    @Nested
    class OfOtherSpaces {

        @Test
        void planOfTheOppositeDirection_isRefusedByEveryMethodThatTakesOne() {
            try (Sides sides = Sides.of(source -> source.story("a"), target -> target.story("b"))) {
                SyncPlan plan = sides.sync().build().plan();
                SpaceSync back = sides.opposite().build();
                sides.api.clearRequests();

                for (ThrowingCallable use : List.<ThrowingCallable>of(
                        () -> back.run(plan),
                        () -> back.start(plan),
                        () -> back.check(plan),
                        () -> back.verify(plan))) {
                    assertThatThrownBy(use)
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("'Source' (1001) at " + sides.api.baseUrl() + " to 'Target' (1002)")
                            .hasMessageContaining("this sync copies space 1002 at ");
                }
                assertThat(sides.api.requests()).isEmpty();
            }
        }

        @Test
        void planForAnotherTarget_writesIntoNeither() {
            Dataset three = Dataset.of(
                    SpaceBuilder.space(1001, "Source").story("a"),
                    SpaceBuilder.space(1002, "Target"),
                    SpaceBuilder.space(1003, "Third"));
            try (Sides sides = Sides.ofTwo(three)) {
                SyncPlan plan = sides.sync().build().plan();
                SpaceSync other = sides.syncInto(1003).build();

                assertThatThrownBy(() -> other.run(plan)).isInstanceOf(IllegalArgumentException.class);
                assertThat(sides.api.writes()).isEmpty();
            }
        }

        @Test
        void planOfTheSameIdsAtAnotherHost_isRefused() {
            try (Sides here = Sides.of(source -> source.story("a"));
                    Sides there = Sides.of(source -> source.story("a"))) {
                SyncPlan plan = here.sync().build().plan();
                SpaceSync other = there.sync().build();

                assertThatThrownBy(() -> other.run(plan))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(here.api.baseUrl().toString())
                        .hasMessageContaining(there.api.baseUrl().toString());
                assertThat(there.api.requests()).isEmpty();
            }
        }

        @Test
        void planOfAnotherSyncOfTheSameSpaces_runs() {
            try (Sides sides = Sides.of(source -> source.story("a"))) {
                SyncPlan plan = sides.sync().build().plan();

                assertThat(sides.sync().build().run(plan).ending()).isEqualTo(RunEnding.DONE);
                assertThat(sides.target()).mirrors(sides.source());
            }
        }

        @Test
        void itemsOfAnotherPlan_areNotTakenIn() {
            try (Sides sides = Sides.of(source -> source.story("a"), target -> target.story("b"))) {
                SyncPlan plan = sides.sync().build().plan();
                SyncPlan back = sides.opposite().build().plan();

                assertThatThrownBy(() -> plan.of(back.items()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'b'");
            }
        }
    }

    @Nested
    class Narrowed {

        @Test
        void of_withoutTheFolderThatAnItemNeeds_isRefusedByName() {
            try (Sides sides = Sides.of(source -> source.folder("blog").story("blog/post"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan plan = sync.plan();
                SyncPlan narrowed = plan.of(items(plan, item -> path(item).equals("blog/post")));

                assertThatThrownBy(() -> sync.run(narrowed))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'blog/post' goes into the folder 'blog'")
                        .hasMessageContaining("SyncPlan.only");
                assertThat(sides.api.writes()).isEmpty();
            }
        }

        @Test
        void of_withoutWhatHasToMakeRoom_isRefusedByName() {
            try (Sides sides = swapped()) {
                SpaceSync sync = sides.sync().build();
                SyncPlan plan = sync.plan();
                assertThat(plan.items()).hasSize(2);

                for (String left : List.of("a", "b")) {
                    SyncPlan narrowed = plan.of(items(plan, item -> path(item).equals(left)));
                    assertThatThrownBy(() -> sync.start(narrowed))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("'" + left + "'");
                }
                assertThat(sides.api.writes()).isEmpty();
            }
        }

        @Test
        void of_withAnItemTwice_isRefused() {
            try (Sides sides = Sides.of(source -> source.story("a"))) {
                SyncPlan plan = sides.sync().build().plan();
                List<PlannedItem> twice = new ArrayList<>(plan.items());
                twice.addAll(plan.items());

                assertThatThrownBy(() -> plan.of(twice))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'a'");
            }
        }

        @Test
        void only_keepsTheFoldersAbove() {
            try (Sides sides = Sides.of(source -> source.folder("blog")
                    .folder("blog/2026")
                    .story("blog/2026/post")
                    .story("home"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan narrowed = sync.plan().only(item -> path(item).equals("blog/2026/post"));

                assertThat(narrowed.items())
                        .extracting(PlanSafetyTest::path)
                        .containsExactly("blog", "blog/2026", "blog/2026/post");
                SyncReport report = sync.run(narrowed);
                assertThat(report.ending()).isEqualTo(RunEnding.DONE);
                assertThat(sides.target().stories()).hasSize(3);
            }
        }

        @Test
        void only_keepsWhatHasToMakeRoomAndWhatStepsAside() {
            for (String chosen : List.of("a", "b")) {
                try (Sides sides = swapped()) {
                    SpaceSync sync = sides.sync().build();
                    SyncReport report =
                            sync.run(sync.plan().only(item -> path(item).equals(chosen)));

                    assertThat(report.items()).hasSize(2);
                    assertThat(sides.target()).mirrors(sides.source());
                }
            }
        }

        @Test
        void only_nothing_isAnEmptyPlan() {
            try (Sides sides = Sides.of(source -> source.story("a"))) {
                SpaceSync sync = sides.sync().build();

                assertThat(sync.run(sync.plan().only(item -> false)).items()).isEmpty();
            }
        }

        /** Two stories that have swapped places: one of them is renamed temporarily. */
        private static Sides swapped() {
            Sides sides = Sides.of(source -> source.story("a").story("b"));
            sides.run();
            sides.source().edit("a", story -> story.slug("c"));
            sides.source().edit("b", story -> story.slug("a"));
            sides.source().edit("c", story -> story.slug("b"));
            sides.api.clearRequests();
            return sides;
        }
    }

    @Nested
    class Verified {

        @Test
        void verify_ofAPlan_comparesItsItemsAndNoOthers() {
            try (Sides sides =
                    Sides.of(source -> source.folder("blog").story("blog/post").story("home"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan narrowed = sync.plan().only(item -> path(item).equals("blog/post"));
                sync.run(narrowed);

                Verification verification = sync.verify(narrowed);

                assertThat(verification.items())
                        .extracting(item -> item.source().path() + " " + item.status())
                        .containsExactly("blog equal", "blog/post equal");
                assertThat(sync.verify().equal()).isFalse();
            }
        }

        @Test
        void verify_ofAPlanThatNeedsWhatItLeavesOut_comparesWhatItHas() {
            try (Sides sides = Sides.of(source -> source.folder("blog").story("blog/post"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan plan = sync.plan();
                sync.run(plan);

                assertThat(sync.verify(plan.of(items(plan, item -> path(item).equals("blog/post"))))
                                .items())
                        .extracting(item -> item.source().path() + " " + item.status())
                        .containsExactly("blog/post equal");
            }
        }

        @Test
        void verify_ofAPlanWiderThanTheSyncsSelection_comparesAllOfIt() {
            try (Sides sides = Sides.of(source -> source.story("a").story("b"), target -> target.story("extra"))) {
                SyncPlan plan = sides.sync().build().plan();
                SpaceSync narrow = sides.sync()
                        .selection(Selection.builder().prefix("a").build())
                        .build();

                Verification verification = narrow.verify(plan);

                assertThat(verification.items())
                        .extracting(item -> item.source().path() + " " + item.status())
                        .containsExactly("a missing", "b missing");
                assertThat(verification.extra()).extracting(row -> row.path()).containsExactly("extra");
            }
        }

        @Test
        void verify_ofAPlanWhoseItemIsGoneFromTheSource_isNotEqual() {
            try (Sides sides = Sides.of(source -> source.story("a").story("b"))) {
                SpaceSync sync = sides.sync().build();
                SyncPlan plan = sync.plan();
                sync.run(plan);
                sides.source().edit("a", story -> story.delete());

                Verification verification = sync.verify(plan);

                assertThat(verification.equal()).isFalse();
                assertThat(verification.items())
                        .extracting(item -> item.source().path() + " " + item.status())
                        .containsExactly("b equal", "a different");
                assertThat(verification.items().get(1).differences().get(0).field())
                        .isEqualTo("source_gone");
            }
        }
    }

    private static List<PlannedItem> items(SyncPlan plan, Predicate<PlannedItem> wanted) {
        return plan.items().stream().filter(wanted).toList();
    }

    private static String path(PlannedItem item) {
        return item.source().path();
    }
}
