package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.selection.SelectionBuilder;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selector that matches nothing in the source is an error that names it, in small spaces and in large ones. */
class EmptySelectionTest {

    private static final int LISTED = 0;
    private static final int LOOKED_UP = 550;

    @ParameterizedTest
    @ValueSource(ints = {LISTED, LOOKED_UP})
    void eachSelectorThatMatchesNothing_isNamed_whateverElseMatches(int others) {
        try (Sides sides = Sides.of(large(others))) {
            assertThat(unmatched(sides, all -> all.prefix("blog").prefix("blgo")))
                    .containsExactly("prefix blgo");
            assertThat(unmatched(
                            sides, all -> all.slug("blog/*").slug("blog/x/*").slug("nothing")))
                    .containsExactly("slug blog/x/*", "slug nothing");
            assertThat(unmatched(sides, all -> all.tag("news").tag("nwes"))).containsExactly("tag nwes");
            assertThat(unmatched(
                            sides,
                            all -> all.prefix("blog").contentType("article").contentType("artcle")))
                    .containsExactly("content-type artcle");
            assertThat(unmatched(sides, all -> all.prefix("blgo").prefix("shop").tag("news")))
                    .as("within a prefix that matches nothing, no other selector is judged")
                    .containsExactly("prefix blgo", "prefix shop");
            assertThat(unmatched(sides, all -> all.slug("**/a").slug("**/z").tag("news")))
                    .containsExactly("slug **/z");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {LISTED, LOOKED_UP})
    void selectorThatMatchesNothingBesideTheOthers_isNamedWhereverElseItMatches(int others) {
        try (Sides sides = Sides.of(large(others))) {
            assertThat(unmatched(sides, all -> all.prefix("blog").tag("news").tag("elsewhere")))
                    .containsExactly("tag elsewhere");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {LISTED, LOOKED_UP})
    void selectorsThatMatchButNeverTogether_areAnErrorToo(int others) {
        try (Sides sides = Sides.of(large(others))) {
            Selection never = Selection.builder()
                    .prefix("blog")
                    .tag("news")
                    .contentType("page")
                    .build();

            EmptySelectionException refused = refused(sides, never);

            assertThat(refused.unmatched()).isEmpty();
            assertThat(refused).hasMessageContaining("below blog; tag news; content type page");
        }
    }

    @Test
    void excludeAndOnly_thatMatchNothing_areNoError() {
        try (Sides sides = Sides.of(large(LISTED))) {
            Selection selection = Selection.builder()
                    .prefix("blog")
                    .exclude("nothing/**")
                    .only(LayerState.DIRTY)
                    .build();

            assertThat(sides.sync().selection(selection).build().plan().items()).isEmpty();
        }
    }

    @Test
    void emptySourceWithoutASelection_isNoError() {
        try (Sides sides = Sides.of(source -> {})) {
            assertThat(sides.run().ending()).isEqualTo(RunEnding.DONE);
        }
    }

    @Test
    void allowEmpty_plansWhatMatches() {
        try (Sides sides = Sides.of(large(LISTED))) {
            SyncPlan plan = sides.sync()
                    .selection(Selection.builder().prefix("blog").prefix("blgo").build())
                    .allowEmpty(true)
                    .build()
                    .plan();

            assertThat(plan.items()).hasSize(3);
        }
    }

    @Test
    void verifyAndPlanRetry_refuseItToo() {
        try (Sides sides = Sides.of(large(LISTED))) {
            SpaceSync sync = sides.sync()
                    .selection(Selection.builder().prefix("blgo").build())
                    .build();

            assertThatThrownBy(sync::verify).isInstanceOf(EmptySelectionException.class);
            assertThat(sides.api.writes()).isEmpty();
        }
    }

    @Test
    void selectionThatMatches_costsNoRequestMore() {
        try (Sides sides = Sides.of(large(LOOKED_UP), large(LOOKED_UP))) {
            Selection blog = Selection.builder().prefix("blog").build();
            sides.sync().selection(blog).allowEmpty(true).build().plan();
            int allowed = sides.api.requests().size();
            sides.api.clearRequests();
            sides.sync().selection(blog).build().plan();

            assertThat(sides.api.requests()).hasSize(allowed);
        }
    }

    @Test
    void resume_ofARunWhoseItemsAreGone_isNotRefused() {
        try (Sides sides = Sides.of(source -> source.story("blog").story("home"))) {
            sides.api.failNext(
                    "POST",
                    "/v1/spaces/" + Sides.TARGET + "/stories",
                    FaultAction.status(401, "{\"error\":\"Unauthorized\"}"));
            SpaceSync sync = sides.sync()
                    .selection(Selection.builder().prefix("blog").build())
                    .build();
            String runId = sync.run(sync.plan()).runId();
            sides.source().edit("blog", story -> story.delete());

            assertThatCode(() -> Sides.awaited(sync.resume(runId))).doesNotThrowAnyException();
        }
    }

    private static EmptySelectionException refused(Sides sides, Selection selection) {
        SpaceSync sync = sides.sync().selection(selection).build();
        return catchThrowableOfType(EmptySelectionException.class, sync::plan);
    }

    private static List<String> unmatched(Sides sides, UnaryOperator<SelectionBuilder> selection) {
        return refused(sides, selection.apply(Selection.builder()).build()).unmatched().stream()
                .map(selector -> selector.kind() + " " + selector.value())
                .toList();
    }

    /**
     * A folder with an article and a page, two stories elsewhere, and many that make listing cost more than looking up.
     */
    private static Consumer<SpaceBuilder> large(int others) {
        return space -> {
            space.folder("blog", folder -> folder.uuid("blog"))
                    .story(
                            "blog/a",
                            story -> story.uuid("a").component("article").tags("news"))
                    .story("blog/b", story -> story.uuid("b").component("page").tags("other"))
                    .story("home", story -> story.uuid("home").tags("elsewhere"));
            for (int i = 0; i < others; i++) {
                String uuid = "other-" + i;
                space.story("other-" + i, story -> story.uuid(uuid));
            }
        };
    }
}
