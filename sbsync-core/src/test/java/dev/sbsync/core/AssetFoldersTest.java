package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.AssetFolderOperations;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.AssetFolderPayload;
import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.client.model.InternalTagPayload;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.faults.FaultAction;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class AssetFoldersTest {

    private final KindSides both = new KindSides(Sides.of(source -> {}), Kind.ASSETS);
    private final ManagementClient client = both.sides.client();
    private final AssetFolderOperations source = client.assetFolders(Sides.SOURCE);
    private final AssetFolderOperations target = client.assetFolders(Sides.TARGET);

    @AfterEach
    void close() {
        client.close();
        both.close();
    }

    private void mirrors() {
        assertThat(both.target()).mirrorsItems(both.source(), "asset_folders");
    }

    private long folder(String name, long parent) {
        AssetFolderPayload payload = AssetFolderPayload.of(name);
        return source.create(parent == 0 ? payload : payload.parentId(parent)).id();
    }

    @Test
    void run_nestedFolders_areCreatedBelowTheirParentsAndThenUnchanged() {
        folder("Deep", folder("Inner", folder("Outer", 0)));
        target.create(AssetFolderPayload.of("Outer"));

        assertThat(both.run().summary().failed()).isZero();

        mirrors();
        both.sides.api.clearRequests();
        both.run();
        assertThat(both.writes()).isEmpty();
        assertThat(both.requests().filter("GET asset_folders"::equals)).hasSize(2);
    }

    @Test
    void run_folderMovedAndRenamedInTheSource_isMovedAndRenamed() {
        long outer = folder("Outer", 0);
        long inner = folder("Inner", outer);
        both.run();
        source.update(inner, AssetFolderPayload.of("Free").clear("parent_id"));

        both.run();

        mirrors();
        assertThat(both.target().items("asset_folders")).hasSize(2);
    }

    @Test
    void run_foldersOfOneName_arePairedInTheirOrderAndNamed() {
        folder("Press", 0);
        folder("Press", 0);
        target.create(AssetFolderPayload.of("Press"));

        assertThat(KindSides.warnings(both.plan(), OutcomeCode.DUPLICATE_NAME)).hasSize(1);
        assertThat(both.run().summary().failed()).isZero();

        assertThat(both.target().items("asset_folders")).hasSize(2);
        assertThat(KindSides.changes(both.plan())).isEmpty();
    }

    @Test
    void run_tagsOfAssets_areCopiedWithAssetsAndThoseOfComponentsAreNot() {
        client.internalTags(Sides.SOURCE).create(InternalTagPayload.of("Press", "asset"));
        client.internalTags(Sides.SOURCE).create(InternalTagPayload.of("Layout", "component"));

        both.run();

        assertThat(both.target().items("internal_tags"))
                .extracting(tag -> tag.path("name").asString() + " "
                        + tag.path("object_type").asString())
                .containsExactly("Press asset");
    }

    @Test
    void plan_assetFolder_selectsItWithWhatIsBelowAndThoseAbove() {
        long outer = folder("Outer", 0);
        folder("Deep", folder("Inner", outer));
        folder("Other", outer);

        SyncPlan plan = both.sync()
                .selection(Selection.builder().assetFolder("/Outer/Inner/").build())
                .build()
                .plan();

        assertThat(plan.items())
                .extracting(item -> item.source().path())
                .containsExactly("Outer", "Outer/Inner", "Outer/Inner/Deep");
        Assertions.assertThatThrownBy(() -> both.sync()
                        .selection(Selection.builder().assetFolder("Outer/Typo").build())
                        .build()
                        .plan())
                .isInstanceOf(EmptySelectionException.class)
                .hasMessageContaining("Outer/Typo");
    }

    /** What a lost create has created is looked up in the folder of the target, which has another name there. */
    @Test
    void run_answerLostInAFolderThatWasRenamedInTheTarget_createsOneFolder() {
        long outer = folder("Outer", 0);
        both.run();
        target.update(target.list().get(0).id(), AssetFolderPayload.of("Renamed"));
        folder("Inner", outer);
        both.sides.api.failNext("POST", "/v1/spaces/" + Sides.TARGET + "/asset_folders", FaultAction.dropAfter());

        assertThat(both.run().summary().failed()).isZero();

        assertThat(both.target().itemPaths("asset_folders")).containsExactly("Renamed", "Renamed/Inner");
    }

    /** The folder of a field is left out until the target has it, and written as soon as it has. */
    @Test
    void run_componentThatNamesAFolder_namesItOnceItExists() {
        long press = folder("Press", 0);
        client.components(Sides.SOURCE)
                .create(ComponentPayload.of("hero")
                        .set(
                                "schema",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .set(
                                                "image",
                                                JsonNodeFactory.instance
                                                        .objectNode()
                                                        .put("type", "asset")
                                                        .put("asset_folder_id", press))));
        SpaceSync components = both.sync().kinds(Set.of(Kind.COMPONENTS)).build();
        SyncPlan plan = components.plan();
        assertThat(KindSides.warnings(plan, OutcomeCode.REFERENCE_LEFT_OUT)).hasSize(1);
        components.run(plan);
        assertThat(schemaFolder()).isZero();
        both.run();

        Sides.run(components);

        assertThat(schemaFolder()).isEqualTo(target.list().get(0).id()).isNotEqualTo(press);
        assertThat(KindSides.changes(components.plan())).isEmpty();
    }

    private long schemaFolder() {
        return both.target().items("components").stream()
                .filter(component -> component.path("name").asString().equals("hero"))
                .findFirst()
                .orElseThrow()
                .at("/schema/image/asset_folder_id")
                .asLong(0);
    }
}
