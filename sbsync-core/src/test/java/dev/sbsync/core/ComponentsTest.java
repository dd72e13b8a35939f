package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Components: everything of them arrives, with the target's ids of what they name. */
class ComponentsTest {

    private final KindSides both = new KindSides(Sides.of(ComponentsTest::hero, SpaceBuilder::asNew), Kind.COMPONENTS);

    @AfterEach
    void close() {
        both.close();
    }

    static void hero(SpaceBuilder space) {
        space.asNew().group("Layout").group("Layout/Heroes").group("Unneeded");
        space.tag("component", "Marketing").tag("component", "Unused");
        space.with("components", """
                {"name":"hero","is_root":false,"is_nestable":true,"component_group":"Layout/Heroes",
                 "internal_tags":["Marketing"],"description":"Big","image":"//a.storyblok.com/f/1/shot.png",
                 "schema":{"title":{"type":"text","pos":0,"id":"aaa"},
                  "body":{"type":"bloks","pos":1,"restrict_components":true,"restrict_type":"groups",
                   "component_group_whitelist":["%s"],"component_tag_denylist":[%d],
                   "component_whitelist":["teaser"]}}}
                """.formatted(
                        space.groupUuid("Layout"), space.idOf("internal_tags", "component/Marketing")));
        space.component("teaser", "{\"heroes\":{\"type\":\"bloks\",\"component_whitelist\":[\"hero\"]}}");
    }

    private static void mirrors(KindSides sides) {
        assertThat(sides.target()).mirrorsItems(sides.source(), "component_groups", "internal_tags", "components");
    }

    private static ObjectNode component(FakeSpace space, String name) {
        return space.item("components", name).orElseThrow();
    }

    private static void editSchema(FakeSpace space, String name, String field, String attribute, String value) {
        space.editItem(
                "components", name, item -> ((ObjectNode) item.path("schema").path(field)).put(attribute, value));
    }

    @Test
    void run_newSpace_writesGroupsTagsAndComponentsOnce_withTheTargetsIds() {
        SyncReport report = both.run();

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(report.summary().failed()).isZero();
        mirrors(both);
        assertThat(both.sides.api.writesByResource())
                .containsEntry("component_groups", 3L)
                .containsEntry("internal_tags", 2L)
                .containsEntry("components", 2L); // the page is equal
        both.sides.api.clearRequests();
        assertThat(KindSides.changes(both.plan())).isEmpty();
        assertThat(both.run().summary().unchanged()).isEqualTo(8);
        assertThat(both.writes()).isEmpty();
    }

    @Test
    void plan_unchangedSpace_costsOneListForEachKindAndSide() {
        both.run();
        both.sides.api.clearRequests();

        both.plan();

        assertThat(both.requests().distinct())
                .containsExactlyInAnyOrder(
                        "GET spaces", "GET component_groups", "GET internal_tags", "GET components", "GET presets");
        assertThat(both.sides.api.requests()).hasSize(10);
    }

    @Test
    void run_pageOfANewSpace_isUpdatedNotCreated() {
        both.source().editItem("components", "page", page -> page.put("display_name", "Page"));

        SyncPlan plan = both.plan();
        both.run();

        assertThat(KindSides.item(plan, "page").operation()).isEqualTo(Operation.UPDATE);
        assertThat(component(both.target(), "page").path("display_name").asString())
                .isEqualTo("Page");
        assertThat(both.target().items("components")).hasSize(3);
    }

    @Test
    void run_everyTypeOfField_arrivesAsItIs() {
        Sides spaces = Sides.ofTwo(SampleSpaces.schemaGallery());
        try (KindSides gallery = new KindSides(spaces, Kind.COMPONENTS, Kind.DATASOURCES)) {
            SyncPlan plan = gallery.plan();
            SyncReport report = gallery.run();

            assertThat(gallery.target())
                    .mirrorsItemsAtLeast(
                            gallery.source(), "component_groups", "components", "datasources", "datasource_entries");
            assertThat(report.summary().failed()).isEqualTo(1);
            assertThat(Sides.problem(report, "card/Twin#2").message())
                    .isEqualTo("the target accepts no second one of this name");
            assertThat(KindSides.warnings(plan, OutcomeCode.REFERENCE_DROPPED))
                    .containsExactlyInAnyOrder(
                            "schema/text/component_tag_denylist/1 names 281474977719999, which is not in the"
                                    + " internal tags of its space; it is left out",
                            "schema/blocks/component_group_whitelist/1 names 5bc0ffee-0001-4000-8000-00000000dead, which"
                                    + " is not in the component groups of its space; it is left out",
                            "schema/stale_blocks/component_group_whitelist/0 names 5bc0ffee-0001-4000-8000-00000000dead,"
                                    + " which is not in the component groups of its space; it is left out");
            assertThat(KindSides.warnings(plan, OutcomeCode.RESTRICTION_EMPTY))
                    .containsExactly("schema/stale_blocks/component_group_whitelist is empty without the items that no"
                            + " longer exist");
            assertThat(KindSides.warnings(plan, OutcomeCode.REFERENCE_LEFT_OUT)).hasSize(3);
            assertThat(gallery.sides.api).hasNoViolations();
            assertThat(KindSides.changes(gallery.plan())).containsExactly("create preset card/Twin#2");
        }
    }

    private static Sides labelled() {
        return Sides.of(
                source -> source.datasource("labels", "Labels")
                        .component("hero", "{\"label\":{\"type\":\"option\",\"datasource_slug\":\"labels\"}}"),
                target -> {});
    }

    @Test
    void run_datasourceOfTheSameRun_comesBeforeTheComponent() {
        try (KindSides all = new KindSides(labelled(), Kind.COMPONENTS, Kind.DATASOURCES)) {
            SyncPlan plan = all.plan();

            assertThat(KindSides.item(plan, "hero").after())
                    .containsExactly(KindSides.item(plan, "labels").key());
            assertThat(KindSides.warnings(plan, OutcomeCode.DATASOURCE_MISSING)).isEmpty();
            assertThat(all.run().summary().failed()).isZero();
            assertThat(all.writes()).containsExactly("POST datasources", "POST components");
        }
    }

    @Test
    void run_datasourceOfTheSameRunRefused_blocksTheComponentByName() {
        try (KindSides all = new KindSides(labelled(), Kind.COMPONENTS, Kind.DATASOURCES)) {
            all.sides
                    .api
                    .faults()
                    .add(FaultRule.on("POST", "/v1/spaces/" + Sides.TARGET + "/datasources")
                            .always()
                            .then(FaultAction.status(422, "{\"slug\":[\"is reserved\"]}")));

            SyncReport report = all.run();

            assertThat(Sides.problem(report, "labels").message()).contains("is reserved");
            assertThat(Sides.problem(report, "hero").code()).isEqualTo(OutcomeCode.BLOCKED);
            assertThat(Sides.problem(report, "hero").message()).contains("'labels'");
        }
    }

    @Test
    void plan_datasourceMissingInTheTarget_namesTheKindThatBringsIt() {
        try (KindSides alone = new KindSides(labelled(), Kind.COMPONENTS)) {
            assertThat(KindSides.warnings(alone.plan(), OutcomeCode.DATASOURCE_MISSING))
                    .containsExactly("schema/label/datasource_slug names 'labels', which the target lacks; sync it with"
                            + " --kinds datasources");

            alone.target().addItem("datasources", "{\"name\":\"Labels\",\"slug\":\"labels\"}");
            assertThat(KindSides.warnings(alone.plan(), OutcomeCode.DATASOURCE_MISSING))
                    .isEmpty();
            alone.run();
            alone.sides.api.clearRequests();
            alone.plan();
            assertThat(alone.requests()).doesNotContain("GET datasources");
        }
    }

    @Test
    void run_clearedAttributes_areClearedInTheTarget() {
        both.run();
        both.source().editItem("components", "hero", hero -> {
            hero.putNull("component_group_uuid")
                    .putNull("image")
                    .put("description", "")
                    .put("is_root", true);
            hero.putArray("internal_tag_ids");
            ((ObjectNode) hero.path("schema")).remove("body");
        });
        assertThat(KindSides.item(both.plan(), "hero").differences())
                .extracting(Difference::toString)
                .contains(
                        "description: Big → (none)",
                        "is_root: false → true",
                        "component_group_uuid: Layout/Heroes → (none)");

        both.run();

        mirrors(both);
        JsonNode hero = component(both.target(), "hero");
        assertThat(hero.path("component_group_uuid").isNull()).isTrue();
        assertThat(hero.path("schema").propertyNames()).containsExactly("title");
    }

    @Test
    void plan_whatTheApiSetsItself_isNoDifference() {
        both.run();
        both.target().editItem("components", "hero", hero -> {
            hero.put("updated_at", "2026-01-01T00:00:00.000Z")
                    .putNull("metadata")
                    .put("preview_tmpl", "");
            ((ObjectNode) hero.path("schema").path("title")).put("id", "bbb");
        });

        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void plan_changedField_showsItsPlace() {
        both.run();
        editSchema(both.source(), "hero", "title", "max_length", "80");

        SyncPlan plan = both.plan();

        assertThat(KindSides.changes(plan)).containsExactly("update component hero");
        assertThat(KindSides.item(plan, "hero").differences())
                .extracting(Difference::toString)
                .singleElement()
                .asString()
                .contains("/title/max_length");
    }

    @Test
    void run_componentMovedToAnotherGroup_isMovedByOneWrite() {
        both.run();
        String unneeded = both.source()
                .item("component_groups", "Unneeded")
                .orElseThrow()
                .path("uuid")
                .asString();
        both.source().editItem("components", "hero", hero -> hero.put("component_group_uuid", unneeded));
        both.sides.api.clearRequests();

        assertThat(KindSides.item(both.plan(), "hero").differences())
                .extracting(Difference::toString)
                .containsExactly("component_group_uuid: Layout/Heroes → Unneeded");
        both.run();

        assertThat(both.writes()).containsExactly("PUT components");
        mirrors(both);
    }

    @Test
    void run_componentSelected_bringsItsGroupsAndTagsAlone() {
        SpaceSync one = both.sync()
                .selection(Selection.builder().component("hero").build())
                .build();

        one.run(one.plan());

        assertThat(both.target().items("components"))
                .extracting(item -> item.path("name").asString())
                .containsExactly("page", "hero");
        assertThat(both.target().items("component_groups"))
                .extracting(item -> item.path("name").asString())
                .containsExactlyInAnyOrder("Layout", "Heroes");
        assertThat(both.target().items("internal_tags"))
                .extracting(item -> item.path("name").asString())
                .containsExactly("Marketing");
    }

    @Test
    void run_renamedComponent_isCreatedAndTheOldOneKept() {
        both.run();
        both.source().editItem("components", "teaser", teaser -> teaser.put("name", "promo"));

        SyncPlan plan = both.plan();
        both.run();

        assertThat(KindSides.changes(plan)).containsExactly("create component promo");
        assertThat(plan.extra()).extracting(item -> item.path()).containsExactly("teaser");
        assertThat(both.target().item("components", "teaser")).isPresent();
        assertThat(both.target().item("components", "promo")).isPresent();
    }

    @Test
    void run_componentThatAnEditorChangedInTheTarget_isLeftUnlessOverwritten() {
        both.run();
        editSchema(both.target(), "hero", "title", "description", "an editor's own");

        assertThat(KindSides.changes(both.plan())).containsExactly("none component hero");
        assertThat(KindSides.warnings(both.plan(), OutcomeCode.DRIFTED)).hasSize(1);

        SpaceSync overwriting = both.sync().onDrift(OnDrift.OVERWRITE).build();
        SyncReport report = overwriting.run(overwriting.plan());
        assertThat(Sides.result(report, "hero").warnings())
                .extracting(Problem::code)
                .containsExactly(OutcomeCode.DRIFT_OVERWRITTEN);
        mirrors(both);
    }

    @Test
    void run_componentDeletedInTheTarget_isLeftUnlessOverwritten() {
        both.run();
        both.target().removeItem("components", "hero");

        assertThat(KindSides.changes(both.plan())).containsExactly("none component hero");
        assertThat(KindSides.warnings(both.plan(), OutcomeCode.TARGET_DELETED)).hasSize(1);

        SpaceSync overwriting = both.sync().onDrift(OnDrift.OVERWRITE).build();
        overwriting.run(overwriting.plan());
        mirrors(both);
    }

    @Test
    void plan_unrelatedComponentOfTheName_isACollision() {
        both.target().addItem("components", "{\"name\":\"hero\",\"schema\":{\"own\":{\"type\":\"text\"}}}");

        SyncPlan overwriting = both.plan();
        SyncPlan skipping = both.sync().onCollision(OnCollision.SKIP).build().plan();

        assertThat(KindSides.item(overwriting, "hero").operation()).isEqualTo(Operation.UPDATE);
        assertThat(KindSides.warnings(overwriting, OutcomeCode.COLLISION_OVERWRITTEN))
                .hasSize(1);
        assertThat(KindSides.item(skipping, "hero").operation()).isEqualTo(Operation.NONE);
        assertThat(KindSides.warnings(skipping, OutcomeCode.COLLISION)).hasSize(1);
        SpaceSync failing = both.sync().onCollision(OnCollision.FAIL).build();
        assertThatThrownBy(() -> failing.run(failing.plan()))
                .isInstanceOf(RefusedPlanException.class)
                .hasMessageContaining("'hero'");
    }

    @Test
    void run_assetFolderOfAField_isLeftOutAndTheTargetsOwnKept() {
        both.run();
        both.source()
                .editItem(
                        "components",
                        "hero",
                        hero -> ((ObjectNode) hero.path("schema").path("title")).put("asset_folder_id", 77));
        both.target()
                .editItem(
                        "components",
                        "hero",
                        hero -> ((ObjectNode) hero.path("schema").path("title")).put("asset_folder_id", 88));

        SyncPlan plan = both.plan();
        assertThat(KindSides.changes(plan)).isEmpty();
        assertThat(KindSides.warnings(plan, OutcomeCode.REFERENCE_LEFT_OUT))
                .containsExactly("schema/title/asset_folder_id names asset_folders/77, which the target lacks");

        editSchema(both.source(), "hero", "title", "tooltip", "x");
        both.run();
        JsonNode title = component(both.target(), "hero").path("schema").path("title");
        assertThat(title.path("asset_folder_id").asLong()).isEqualTo(88);
        assertThat(title.path("tooltip").asString()).isEqualTo("x");
    }

    @Test
    void run_moreTagsThanOnePage_areAllCopied() {
        for (int i = 0; i < 130; i++) {
            both.source().addItem("internal_tags", "{\"name\":\"tag " + i + "\",\"object_type\":\"component\"}");
        }
        both.source().addItem("internal_tags", "{\"name\":\"tag 1\",\"object_type\":\"asset\"}");

        both.run();

        assertThat(both.target().items("internal_tags")).hasSize(132);
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void run_renamedTag_isRenamedInTheTarget() {
        both.run();
        both.source().editItem("internal_tags", "component/Unused", tag -> tag.put("name", "Used"));
        both.sides.api.clearRequests();

        both.run();

        assertThat(both.writes()).containsExactly("PUT internal_tags");
        mirrors(both);
    }

    @Test
    void verify_beforeAndAfter_findsWhatIsMissingDifferentAndEqual() {
        Verification before = both.sync().build().verify();
        both.run();
        editSchema(both.target(), "hero", "title", "max_length", "9");

        assertThat(before.count(Verification.Status.MISSING)).isEqualTo(7); // all but the page
        assertThat(both.sync().build().verify().count(Verification.Status.DIFFERENT))
                .isEqualTo(1);
    }

    @Test
    void plan_valueForTheSourceAlone_isCopiedAndNamed() {
        both.source().addItem("components", """
                {"name":"remote","schema":{
                 "list":{"type":"options","source":"external","external_datasource":"https://a.example/?token=x"},
                 "plugin":{"type":"custom","options":[{"name":"a","value":"plain"},
                  {"name":"b","value":"5bc0ffee-0001-4000-8000-000000000001"}]}}}
                """);

        assertThat(KindSides.warnings(both.plan(), OutcomeCode.VALUE_KEPT))
                .containsExactly(
                        "schema/list/external_datasource may be for the source alone",
                        "schema/plugin/options/1/value may be for the source alone");
        both.run();
        mirrors(both);
    }
}
