package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.ApiKey;
import dev.sbsync.client.model.ApiKeyPayload;
import dev.sbsync.client.model.AssetFolder;
import dev.sbsync.client.model.AssetFolderPayload;
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
import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Preset;
import dev.sbsync.client.model.PresetPayload;
import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.SpacePayload;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every resource is created, updated and deleted through typed setters only. */
class TypedWritesTest {

    private static final long SPACE = 281_474_976_710_707L;
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(SPACE, "Space"))
            .start();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .baseUrl(api.baseUrl())
            .build();

    @AfterEach
    void end() {
        client.close();
        api.close();
        assertThat(api.violations()).isEmpty();
    }

    @Test
    void story_createdUpdatedAndDeleted_withoutANameInQuotes() {
        StoryOperations stories = client.stories(SPACE);
        Story blog = stories.create(StoryPayload.folder(0, "Blog", "blog"));
        Story post = stories.create(StoryPayload.story(
                        blog.id(),
                        "Post",
                        "post",
                        json("{'component':'page','body':[{'component':'hero','headline':'Old'}]}"))
                .tagList(List.of("news")));

        Story changed = stories.update(
                post.id(),
                StoryPayload.copyOf(post).name("Post 2").withField("/body/0/headline", "New"),
                WriteOption.PUBLISH);

        assertThat(changed.name()).isEqualTo("Post 2");
        assertThat(changed.fullSlug()).isEqualTo("blog/post");
        assertThat(changed.tagList()).containsExactly("news");
        assertThat(changed.published()).isTrue();
        assertThat(changed.content().at("/body/0/headline").asString()).isEqualTo("New");
        assertThat(post.content().at("/body/0/headline").asString()).isEqualTo("Old");
        stories.delete(post.id());
        assertGone(() -> stories.get(post.id()));
    }

    @Test
    void component_withGroupTagAndPreset_createdUpdatedAndDeleted() {
        ComponentGroup group = client.componentGroups(SPACE).create(ComponentGroupPayload.of("Layout"));
        ComponentGroup inner = client.componentGroups(SPACE)
                .create(ComponentGroupPayload.of("Heroes").parentId(group.id()));
        InternalTag tag = client.internalTags(SPACE).create(InternalTagPayload.of("core", "component"));
        Component hero = client.components(SPACE)
                .create(ComponentPayload.of("hero")
                        .displayName("Hero")
                        .nestable(true)
                        .field("headline", json("{'type':'text','pos':0}"))
                        .componentGroupUuid(inner.uuid())
                        .internalTagIds(List.of(tag.id())));
        Preset preset = client.presets(SPACE)
                .create(PresetPayload.of("Dark", hero.id()).content(json("{'component':'hero','headline':'a'}")));
        Component withPreset = client.components(SPACE)
                .update(
                        hero.id(),
                        ComponentPayload.empty().presetId(preset.id()).clear("component_group_uuid"));
        Preset changed =
                client.presets(SPACE).update(preset.id(), preset.toPayload().withField("/headline", json("['b']")));

        assertThat(withPreset.presetId()).isEqualTo(preset.id());
        assertThat(withPreset.componentGroupUuid()).isEmpty();
        assertThat(withPreset.schema().at("/headline/type").asString()).isEqualTo("text");
        assertThat(changed.content().at("/headline/0").asString()).isEqualTo("b");

        client.presets(SPACE).delete(preset.id());
        client.components(SPACE).delete(hero.id());
        client.internalTags(SPACE).delete(tag.id());
        client.componentGroups(SPACE).delete(inner.id());
        client.componentGroups(SPACE).delete(group.id());
        assertGone(() -> client.presets(SPACE).get(preset.id()));
        assertGone(() -> client.components(SPACE).get(hero.id()));
        assertThat(client.internalTags(SPACE).list()).isEmpty();
        assertThat(client.componentGroups(SPACE).list()).isEmpty();
    }

    @Test
    void datasource_withDimensionAndEntry_createdUpdatedAndDeleted() {
        DatasourceOperations datasources = client.datasources(SPACE);
        DatasourceEntryOperations entries = client.datasourceEntries(SPACE);
        Datasource labels =
                datasources.create(DatasourcePayload.of("Labels", "labels").addDimension("German", "de"));
        long german = labels.dimensions().get(0).id();
        Datasource changed = datasources.update(
                labels.id(),
                DatasourcePayload.empty().addDimension("French", "fr").changeDimension(german, "Deutsch", "de"));
        DatasourceEntry entry = entries.create(
                DatasourceEntryPayload.of(labels.id(), "cta", "Buy").position(1));
        entries.update(entry.id(), german, entry.toPayload().dimensionValue("Kaufen"));

        assertThat(changed.dimensions()).extracting(Dimension::name).containsExactlyInAnyOrder("Deutsch", "French");
        assertThat(entries.list(labels.id(), german))
                .extracting(DatasourceEntry::dimensionValue)
                .containsExactly("Kaufen");
        datasources.update(labels.id(), DatasourcePayload.empty().removeDimension(german));
        assertThat(datasources.get(labels.id()).dimensions()).hasSize(1);

        entries.delete(entry.id());
        assertGone(() -> entries.get(entry.id()));
        datasources.delete(labels.id());
        assertGone(() -> datasources.get(labels.id()));
    }

    @Test
    void spaceFolderAndKey_createdUpdatedAndDeleted() {
        Space space = client.spaces().create(SpacePayload.of("New"));
        Space changed = client.spaces()
                .update(
                        space.id(),
                        SpacePayload.empty()
                                .languages(List.of(new Language("de", "German")))
                                .translatedStories(true));
        AssetFolderOperations folders = client.assetFolders(space.id());
        AssetFolder press = folders.create(AssetFolderPayload.of("Press"));
        AssetFolder year = folders.create(AssetFolderPayload.of("2026").parentId(press.id()));
        folders.update(year.id(), AssetFolderPayload.empty().name("2027"));
        ApiKey key =
                client.apiKeys(space.id()).create(ApiKeyPayload.of("private").name("preview"));
        client.apiKeys(space.id()).update(key.id(), ApiKeyPayload.empty().name("renamed"));

        assertThat(changed.languages()).extracting(Language::code).containsExactly("de");
        assertThat(changed.translatedStories()).isTrue();
        assertThat(folders.get(year.id()).name()).isEqualTo("2027");
        assertThat(client.apiKeys(space.id()).list()).extracting(ApiKey::name).containsExactly("renamed");

        client.apiKeys(space.id()).delete(key.id());
        assertThat(client.apiKeys(space.id()).list()).isEmpty();
        folders.deleteWithSubfolders(press.id());
        client.spaces().delete(space.id());
        assertGone(() -> client.spaces().get(space.id()));
    }

    private static void assertGone(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOf(NotFoundException.class);
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return Objects.requireNonNull(JSON.readTree(text.replace('\'', '"')));
    }
}
