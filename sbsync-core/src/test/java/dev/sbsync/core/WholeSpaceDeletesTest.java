package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items of every kind are deleted with those that the source lacks; settings never are. */
class WholeSpaceDeletesTest {

    private static final List<String> KINDS = List.of(
            "components",
            "presets",
            "component_groups",
            "internal_tags",
            "datasources",
            "datasource_entries",
            "assets",
            "asset_folders");

    private final KindSides kinds = new KindSides(Sides.of(WholeSpaceDeletesTest::items), Kind.values());

    static void items(SpaceBuilder space) {
        KilledItems.source(space);
        space.with("components", "{\"name\":\"kept\",\"is_root\":true,\"schema\":{}}")
                .settings("{\"default_root\":\"kept\",\"default_lang_name\":\"English\"}");
        space.assetFolder("Press").assetFolder("Press/2026");
        space.tag("asset", "Logo");
    }

    @AfterEach
    void close() {
        kinds.close();
    }

    private SpaceSync sync() {
        return kinds.sync().deletes(DeletePolicy.atMostPercent(100)).build();
    }

    /** Removes everything but the default content type. */
    private static void empty(FakeSpace space) {
        for (String kind : KINDS) {
            while (!rest(space, kind).isEmpty()) {
                List<String> paths = rest(space, kind);
                space.removeItem(kind, paths.get(paths.size() - 1));
            }
        }
    }

    static void emptyWithStories(FakeSpace space) {
        space.editFolder("blog", folder -> folder.delete());
        space.edit("b", story -> story.delete());
        empty(space);
    }

    static void assertEmpty(FakeSpace space, String when) {
        for (String kind : KINDS) {
            assertThat(rest(space, kind)).as("%s: %s", when, kind).isEmpty();
        }
        assertThat(space.stories()).as(when).isEmpty();
    }

    private static List<String> rest(FakeSpace space, String kind) {
        return space.itemPaths(kind).stream()
                .filter(path -> !path.equals("kept") && !inTrash(space, kind, path))
                .toList();
    }

    @Test
    void everythingDeletedInTheSource_isDeletedInTheTarget() {
        kinds.source().addAsset("logo.png", FileContent.text("a logo"));
        SyncReport first = Sides.run(sync());
        assertThat(first.ending()).isEqualTo(RunEnding.DONE);
        emptyWithStories(kinds.source());

        SyncPlan plan = sync().plan();
        assertThat(KindSides.changes(plan))
                .containsExactly(
                        "delete story b",
                        "delete story blog/a",
                        "delete folder blog",
                        "delete preset card/P",
                        "delete preset hero/Q",
                        "delete component card",
                        "delete component hero",
                        "delete internal tag New",
                        "delete internal tag There",
                        "delete component group Layout/New",
                        "delete component group Layout/Moved",
                        "delete component group Layout",
                        "delete component group Cased",
                        "delete asset logo.png",
                        "delete asset tag Logo",
                        "delete asset folder Press/2026",
                        "delete asset folder Press",
                        "delete datasource entry labels/one",
                        "delete datasource entry labels/two",
                        "delete datasource entry sizes/small",
                        "delete datasource entry sizes/large",
                        "delete datasource entry sizes/huge",
                        "delete datasource labels",
                        "delete datasource sizes");
        SyncReport report = sync().run(plan);

        assertThat(report.problems().keySet()).isEmpty();
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertEmpty(kinds.target(), "after the run");
        assertThat(report.summary().counts().count(OutcomeStatus.DELETED))
                .isEqualTo((int) plan.count(Operation.DELETE));
    }

    private static boolean inTrash(FakeSpace space, String kind, String path) {
        return space.item(kind, path).orElseThrow().path("deleted_at").isString();
    }

    /** Without the settings, the target keeps its default content type, and refuses to delete it. */
    @Test
    void defaultContentTypeOfTheTarget_isKept_unlessTheSettingsReplaceIt() {
        Sides.run(sync());
        kinds.source().removeItem("components", "kept");
        kinds.source().editSettings(settings -> settings.put("default_root", "hero"));

        SyncPlan components = kinds.sync()
                .kinds(EnumSet.of(Kind.COMPONENTS))
                .deletes(DeletePolicy.atMostPercent(100))
                .build()
                .plan();
        assertThat(KindSides.item(components, "kept").operation()).isEqualTo(Operation.NONE);
        assertThat(KindSides.warnings(components, OutcomeCode.KEPT))
                .contains("it is the default content type of the target; not deleted");

        SyncReport all = Sides.run(sync());
        assertThat(all.ending()).isEqualTo(RunEnding.DONE);
        assertThat(all.summary().counts().count(OutcomeStatus.DELETED)).isEqualTo(1);
    }
}
