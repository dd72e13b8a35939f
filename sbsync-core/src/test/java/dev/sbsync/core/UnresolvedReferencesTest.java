package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnUnresolved;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** References to what the target lacks are copied as they are, and named. */
class UnresolvedReferencesTest {

    private static final String GONE = "0a0a0a0a-1111-4222-8333-444444444444";
    private static final String ELSEWHERE = "0b0b0b0b-1111-4222-8333-444444444444";

    private static void source(SpaceBuilder source) {
        source.component("page", "{\"related\":{\"type\":\"options\",\"source\":\"internal_stories\"}}")
                .folder("news")
                .story("news/ok", story -> story.component("page").field("link", link(ELSEWHERE)))
                .story(
                        "news/broken",
                        story -> story.component("page")
                                .field("link", link(GONE))
                                .field("related", List.of(ELSEWHERE, GONE)))
                .story("elsewhere", story -> story.component("page").uuid(ELSEWHERE));
    }

    private static Sides sides() {
        return Sides.of(UnresolvedReferencesTest::source, target -> target.component("page", "{}"));
    }

    private static Map<String, Object> link(String uuid) {
        return Map.of("linktype", "story", "fieldtype", "multilink", "id", uuid, "url", "");
    }

    private static List<String> openOf(ItemResult result) {
        return result.warnings().stream()
                .flatMap(warning -> warning.references().stream())
                .map(open -> open.pointer() + " " + open.type() + " " + open.from() + " " + open.state())
                .toList();
    }

    @Test
    void run_uuidThatNoSpaceHas_isKeptAndNamedWithItsPlaces() {
        try (Sides sides = sides()) {
            SyncReport report = sides.run();

            assertThat(openOf(Sides.result(report, "news/broken")))
                    .containsExactlyInAnyOrder(
                            "/content/link/id story_uuid " + GONE + " unresolved",
                            "/content/related/1 story_uuid " + GONE + " unresolved");
            assertThat(Sides.result(report, "news/broken").warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.code()).isEqualTo(OutcomeCode.REFERENCE_UNRESOLVED));
            assertThat(Sides.result(report, "news/broken").notSynced()).isEmpty();
            assertThat(openOf(Sides.result(report, "news/ok"))).isEmpty();
            assertThat(sides.target().story("news/broken").orElseThrow().content())
                    .isEqualTo(sides.source().story("news/broken").orElseThrow().content());
            assertThat(ReportJson.write(report)).contains("\"pointer\" : \"/content/link/id\"");
        }
    }

    /** Neither the plan nor its lists show whether the target has what is outside of the selection. */
    @Test
    void partialRun_uuidOutsideOfTheSelectionThatTheTargetLacks_isNamedByTheRunAndByLaterPlans() {
        try (Sides sides = Sides.of(UnresolvedReferencesTest::source, UnresolvedReferencesTest::manyStories);
                StateStore state = StateStore.inMemory()) {
            SpaceSync part = sides.sync()
                    .state(state)
                    .selection(Selection.builder().prefix("news").build())
                    .build();

            SyncReport report = Sides.run(part);

            assertThat(openOf(Sides.result(report, "news/ok")))
                    .containsExactly("/content/link/id story_uuid " + ELSEWHERE + " unresolved");
            assertThat(openOf(Sides.result(report, "news/broken"))).hasSize(3);
            SyncPlan plan = part.plan();
            assertThat(plan.changesAtMost()).isZero();
            assertThat(KindSides.item(plan, "news/ok").warnings())
                    .extracting(warning -> warning.code())
                    .containsExactly(OutcomeCode.REFERENCE_UNRESOLVED);
        }
    }

    private static void manyStories(SpaceBuilder target) {
        target.component("page", "{}");
        for (int i = 0; i < 300; i++) {
            target.story("old-" + i);
        }
    }

    private static Sides withMetaData() {
        return Sides.of(space -> space.component("page", "{}")
                .story("one", story -> story.component("page").metaData(Map.of("next", ELSEWHERE)))
                .story("two", story -> story.component("page").uuid(ELSEWHERE)));
    }

    /** Integrations own it, so it is kept although the copy has another uuid. */
    @Test
    void run_metaDataThatNamesAStoryWithAnotherUuid_isNamedByTheRunAndByLaterPlans_withoutReadingItAgain() {
        try (Sides sides = withMetaData();
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync =
                    sides.sync().state(state).identity(IdentityMode.MAP).build();

            SyncReport report = Sides.run(sync);

            assertThat(openOf(Sides.result(report, "one")))
                    .containsExactly("/meta_data/next story_uuid " + ELSEWHERE + " unresolved");
            Sides.run(sync);
            sides.api.clearRequests();
            SyncPlan plan = sync.plan();
            assertThat(plan.changesAtMost()).isZero();
            assertThat(KindSides.item(plan, "one").warnings())
                    .extracting(warning -> warning.code())
                    .containsExactly(OutcomeCode.REFERENCE_UNRESOLVED);
            assertThat(sides.api.requests())
                    .extracting(request -> request.path())
                    .noneMatch(path -> path.matches(".*/stories/\\d+"));
        }
    }

    @Test
    void run_metaDataWithAlignedUuids_isAsGoodAsInTheSource() {
        try (Sides sides = withMetaData()) {
            assertThat(openOf(Sides.result(sides.run(), "one"))).isEmpty();
        }
    }

    @Test
    void check_policyFail_refusesMetaDataThatTheTargetWouldReadOtherwise() {
        try (Sides sides = withMetaData()) {
            SpaceSync sync = sides.sync()
                    .identity(IdentityMode.MAP)
                    .onUnresolved(OnUnresolved.FAIL)
                    .build();

            assertThatThrownBy(() -> sync.check(sync.plan()))
                    .satisfies(Sides.refusedBy(RefusedPlanException.Policy.UNRESOLVED))
                    .hasMessageContaining("meta_data/next (" + ELSEWHERE + ")");
        }
    }

    @Test
    void plan_ofUnchangedItems_namesWhatIsStillUnresolved() {
        try (Sides sides = sides();
                StateStore state = StateStore.inMemory()) {
            SpaceSync sync = sides.sync().state(state).build();
            Sides.run(sync);

            SyncPlan plan = sync.plan();

            assertThat(plan.changesAtMost()).isZero();
            assertThat(KindSides.item(plan, "news/broken").warnings())
                    .extracting(warning -> warning.code())
                    .containsExactly(OutcomeCode.REFERENCE_UNRESOLVED);
        }
    }

    @Test
    void verify_partOfTheSpace_looksUpTheUuidsTogether() {
        try (Sides sides = sides()) {
            sides.run();
            SpaceSync part = sides.sync()
                    .selection(Selection.builder().slug("news/*").build())
                    .build();
            sides.api.clearRequests();

            Verification verification = part.verify();

            assertThat(verification.equal()).isTrue();
            assertThat(verification.withOpenReferences())
                    .extracting(item -> item.source().path())
                    .containsExactly("news/broken");
            assertThat(verification.withOpenReferences())
                    .flatExtracting(VerifiedItem::warnings)
                    .flatExtracting(warning -> warning.references())
                    .hasSize(2);
            assertThat(sides.api.requests().stream()
                            .filter(request -> request.toString().contains("by_uuids")))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void verify_referencedItemMissingInTheTarget_namesTheReferenceAlthoughTheCopyIsEqual() {
        try (Sides sides = sides()) {
            sides.run();
            sides.target().edit("elsewhere", story -> story.delete());

            Verification verification = sides.sync().build().verify();

            assertThat(verification.withOpenReferences())
                    .extracting(item -> item.source().path() + " " + item.status())
                    .contains("news/ok equal");
        }
    }

    @Test
    void run_policyFail_writesNothingIfAnItemReferencesWhatTheTargetLacks() {
        try (Sides sides = sides()) {
            SpaceSync sync = sides.sync().onUnresolved(OnUnresolved.FAIL).build();
            SyncPlan plan = sync.plan();

            assertThatThrownBy(() -> sync.run(plan))
                    .satisfies(Sides.refusedBy(RefusedPlanException.Policy.UNRESOLVED))
                    .hasMessageContaining("'news/broken'")
                    .hasMessageContaining("content/link/id (" + GONE + ")");
            assertThat(sides.api.writes()).isEmpty();

            sides.source().edit("news/broken", story -> story.field("link", "").field("related", List.of()));
            SyncReport report = Sides.run(sync);
            assertThat(report.summary().notSynced()).isZero();
        }
    }
}
