package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.ApiKey;
import dev.sbsync.client.model.ApiKeyPayload;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetFolder;
import dev.sbsync.client.model.AssetFolderPayload;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.client.model.Component;
import dev.sbsync.client.model.ComponentGroup;
import dev.sbsync.client.model.ComponentGroupPayload;
import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.client.model.DatasourceEntry;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.client.model.Dimension;
import dev.sbsync.client.model.InternalTag;
import dev.sbsync.client.model.InternalTagPayload;
import dev.sbsync.client.model.Preset;
import dev.sbsync.client.model.PresetPayload;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.model.StoryVersion;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Resources other than stories, created, read and changed on the fake over HTTP. */
class ResourcesOnTheFakeTest {

    private static final long SPACE = 281_474_976_710_707L;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(SPACE, "Space").folder("blog").story("blog/a"))
            .build();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .transport(new FakeTransport(api))
            .build();

    @AfterEach
    void noGoodClientIsComplainedOf() {
        assertThat(api.violations()).isEmpty();
    }

    @Test
    void account_tokenAndUser_areReturned() {
        assertThat(client.tokens().validate().valid()).isTrue();
        assertThat(client.users().me().id()).isPositive();
        ApiKey key = client.apiKeys(SPACE).create(ApiKeyPayload.empty().set("access", "private"));

        assertThat(key.token()).isNotEmpty();
        assertThat(client.apiKeys(SPACE).list()).extracting(ApiKey::id).contains(key.id());
    }

    @Test
    void components_createdAndUpdated_areFoundWithTheirGroupAndTags() {
        ComponentGroup group = client.componentGroups(SPACE)
                .create(ComponentGroupPayload.empty().set("name", "Layout"));
        InternalTag tag = client.internalTags(SPACE)
                .create(InternalTagPayload.empty().set("name", "core").set("object_type", "component"));
        ObjectNode schema = NODES.objectNode();
        schema.putObject("headline").put("type", "text").put("pos", 0);

        Component created = client.components(SPACE)
                .create(ComponentPayload.empty()
                        .set("name", "hero")
                        .set("schema", schema)
                        .set("component_group_uuid", group.uuid())
                        .set("internal_tag_ids", NODES.arrayNode().add(tag.id())));
        Component updated = client.components(SPACE)
                .update(created.id(), created.toPayload().set("display_name", "Hero"));

        assertThat(client.components(SPACE).get(created.id())).isEqualTo(updated);
        ((ObjectNode) schema.path("headline"))
                .set("id", updated.schema().path("headline").path("id"));
        assertThat(updated.schema()).isEqualTo(schema);
        assertThat(updated.componentGroupUuid()).isEqualTo(group.uuid());
        assertThat(updated.internalTagIds()).containsExactly(tag.id());
        assertThat(client.components(SPACE).list()).extracting(Component::name).contains("hero");
        assertThat(client.componentGroups(SPACE).get(group.id())).isEqualTo(group);
        assertThat(client.componentGroups(SPACE)
                        .update(group.id(), group.toPayload().set("name", "Other"))
                        .name())
                .isEqualTo("Other");
        client.internalTags(SPACE).update(tag.id(), tag.toPayload().set("name", "renamed"));
        assertThat(client.internalTags(SPACE).list("component"))
                .extracting(InternalTag::name)
                .containsExactly("renamed");
        ComponentPayload again = ComponentPayload.empty().set("name", "hero");
        assertThatThrownBy(() -> client.components(SPACE).create(again))
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        refused -> assertThat(refused.names("name")).isTrue());
    }

    @Test
    void presets_createdAndUpdated_belongToTheirComponent() {
        Component component = client.components(SPACE)
                .create(ComponentPayload.empty().set("name", "teaser").set("schema", NODES.objectNode()));
        Preset preset = client.presets(SPACE)
                .create(PresetPayload.empty()
                        .set("name", "Big")
                        .set("component_id", component.id())
                        .set("preset", NODES.objectNode().put("size", "xl")));

        client.presets(SPACE).update(preset.id(), preset.toPayload().set("name", "Bigger"));

        assertThat(client.presets(SPACE).get(preset.id()).name()).isEqualTo("Bigger");
        assertThat(client.presets(SPACE).ofComponent(component.id()))
                .singleElement()
                .matches(found -> found.content().path("size").stringValue("").equals("xl"));
        assertThat(client.presets(SPACE).list()).hasSize(1);
    }

    @Test
    void datasources_entriesInDimensions_areReadAndWritten() {
        ObjectNode german = NODES.objectNode().put("name", "German").put("entry_value", "de");
        Datasource created = client.datasources(SPACE)
                .create(DatasourcePayload.empty()
                        .set("name", "Colors")
                        .set("slug", "colors")
                        .set("dimensions_attributes", NODES.arrayNode().add(german)));
        Datasource updated = client.datasources(SPACE).update(created.id(), created.toPayloadFor(created));
        Dimension dimension = updated.dimensions().get(0);
        DatasourceEntry entry = client.datasourceEntries(SPACE)
                .create(DatasourceEntryPayload.empty()
                        .set("datasource_id", created.id())
                        .set("name", "red")
                        .set("value", "#f00"));

        client.datasourceEntries(SPACE)
                .update(entry.id(), DatasourceEntryPayload.empty().set("value", "#e00"));
        client.datasourceEntries(SPACE)
                .update(
                        entry.id(),
                        dimension.id(),
                        DatasourceEntryPayload.empty()
                                .set("name", "red")
                                .set("value", "#e00")
                                .set("dimension_value", "rot"));

        assertThat(updated.dimensions()).hasSize(1);
        assertThat(client.datasources(SPACE).list()).containsExactly(updated);
        assertThat(client.datasources(SPACE).get(created.id())).isEqualTo(updated);
        assertThat(client.datasourceEntries(SPACE).get(entry.id()).value()).isEqualTo("#e00");
        assertThat(client.datasourceEntries(SPACE).list(created.id()))
                .singleElement()
                .matches(plain -> plain.dimensionValue().isEmpty());
        assertThat(client.datasourceEntries(SPACE).list(created.id(), dimension.id()))
                .extracting(DatasourceEntry::dimensionValue)
                .containsExactly("rot");
    }

    @Test
    void assets_uploadedAndDescribed_lieInTheirFolder() {
        AssetFolder folder =
                client.assetFolders(SPACE).create(AssetFolderPayload.empty().set("name", "Images"));
        client.assetFolders(SPACE).update(folder.id(), folder.toPayload().set("name", "Pictures"));
        AssetUpload upload =
                client.assets(SPACE).create(AssetUploadPayload.of("x.png").set("asset_folder_id", folder.id()));

        Asset asset = client.assets(SPACE).finishUpload(upload.id());
        client.assets(SPACE)
                .update(
                        asset.id(),
                        AssetPayload.empty().set("meta_data", NODES.objectNode().put("alt", "An x")));

        assertThat(client.assetFolders(SPACE).get(folder.id()).name()).isEqualTo("Pictures");
        assertThat(client.assetFolders(SPACE).list()).hasSize(1);
        assertThat(client.assets(SPACE).get(asset.id()).metaData().path("alt").stringValue(""))
                .isEqualTo("An x");
        assertThat(client.assets(SPACE).list())
                .singleElement()
                .matches(listed -> listed.assetFolderId() == folder.id());
    }

    @Test
    void stories_movedCheckedDiscardedAndDeleted_areWhatTheyShouldBe() {
        StoryOperations stories = client.stories(SPACE);
        Story folder = stories.list(StoryQuery.builder().folderOnly().build())
                .findFirst()
                .orElseThrow();
        Story story = stories.create(StoryPayload.empty()
                .set("name", NODES.stringNode("B"))
                .set("slug", NODES.stringNode("b"))
                .parentId(0)
                .content(NODES.objectNode().put("component", "page").put("n", 1)));
        stories.publish(story.id());
        stories.update(
                story.id(),
                StoryPayload.empty()
                        .content(NODES.objectNode().put("component", "page").put("n", 2)));

        assertThat(stories.discardChanges(story.id()).content().path("n").asInt())
                .isEqualTo(1);
        stories.move(story.id(), folder.id());
        assertThat(stories.get(story.id()).fullSlug()).isEqualTo("blog/b");
        assertThat(stories.validateSlugs(StoryPayload.empty()
                                .set("slug", NODES.stringNode("c"))
                                .parentId(folder.id()))
                        .accepted())
                .isTrue();
        assertThat(stories.validateSlugs(StoryPayload.empty()
                                .set("slug", NODES.stringNode("b"))
                                .parentId(folder.id()))
                        .accepted())
                .isFalse();
        assertThat(stories.versions(StoryVersionQuery.ofStory(story.id()).withContent())
                        .filter(StoryVersion::published)
                        .findFirst()
                        .orElseThrow()
                        .content()
                        .path("n")
                        .asInt())
                .isEqualTo(1);
        stories.delete(story.id());
        assertThatThrownBy(() -> stories.delete(story.id())).isInstanceOf(NotFoundException.class);
    }
}
