package dev.sbsync.client;

import dev.sbsync.client.ContentFilter.Comparison;
import dev.sbsync.client.download.AssetDownload;
import dev.sbsync.client.download.AssetFileInfo;
import dev.sbsync.client.model.ApiKeyPayload;
import dev.sbsync.client.model.AssetFolderPayload;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.client.model.ComponentGroupPayload;
import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.client.model.InternalTagPayload;
import dev.sbsync.client.model.PresetPayload;
import dev.sbsync.client.model.SpacePayload;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of the client, with a correct answer.
 *
 * @param name the method
 * @param answer a usable body
 * @param call makes the call, and takes everything out of a stream
 */
record Operations(String name, String answer, Function<ManagementClient, @Nullable Object> call) {

    private static final long SPACE = Clients.SPACE;
    private static final long STORY_ID = 178_888_427_520_390L;

    private static final String STORY = """
            {"name":"A","id":178888427520390,"uuid":"u-1","parent_id":0,"slug":"a","full_slug":"a","is_folder":false,
             "is_startpage":false,"published":true,"unpublished_changes":true,"tag_list":["x"],"position":-30,
             "created_at":"2025-12-03T12:36:57.158Z","updated_at":"2025-12-03T12:46:11.929Z","published_at":null,
             "content":{"_uid":"c","component":"page","n":1.10,"body":[{"component":"hero"}]},"meta_data":null,
             "translated_slugs":[{"id":7,"lang":"de","slug":"a-de","name":null,"published":null}]}""";
    private static final String VERSION =
            "{\"id\":8,\"story_id\":1,\"status\":\"published\",\"created_at\":\"2025-12-03T12:36:57.158Z\","
                    + "\"content\":{\"component\":\"page\"}}";
    private static final String SPACE_JSON =
            "{\"id\":281474976710999,\"name\":\"S\",\"plan\":\"starter\",\"plan_level\":0,\"region\":\"eu\","
                    + "\"languages\":[{\"code\":\"de\",\"name\":\"German\"}],\"options\":{\"languages\":[]},"
                    + "\"limits\":{\"stories\":20000,\"folders\":null},\"use_translated_stories\":false}";
    private static final String COMPONENT =
            "{\"id\":1,\"name\":\"hero\",\"display_name\":null,\"schema\":{\"a\":{\"type\":\"text\",\"pos\":0}},"
                    + "\"is_root\":false,\"is_nestable\":true,\"component_group_uuid\":\"g\",\"preset_id\":null,"
                    + "\"internal_tag_ids\":[\"12\",\"13\"],\"internal_tags_list\":[{\"id\":12,\"name\":\"t\"}]}";
    private static final String GROUP =
            "{\"id\":2,\"name\":\"G\",\"uuid\":\"g\",\"parent_id\":null,\"parent_uuid\":null}";
    private static final String PRESET =
            "{\"id\":3,\"name\":\"P\",\"component_id\":1,\"preset\":{\"a\":\"x\"},\"space_id\":1}";
    private static final String TAG = "{\"id\":4,\"name\":\"t\",\"object_type\":\"component\"}";
    private static final String DATASOURCE =
            "{\"id\":5,\"name\":\"D\",\"slug\":\"d\",\"dimensions\":[{\"id\":51,\"name\":\"German\",\"entry_value\":\"de\"}]}";
    private static final String ENTRY = "{\"id\":6,\"name\":\"red\",\"value\":\"#f00\",\"dimension_value\":\"rot\"}";
    private static final String ASSET =
            "{\"id\":7,\"filename\":\"https://s3.amazonaws.com/a.storyblok.com/f/1/x.png\",\"short_filename\":\"x.png\","
                    + "\"content_type\":\"image/png\",\"content_length\":12,\"asset_folder_id\":null,\"is_private\":false,"
                    + "\"meta_data\":{\"alt\":\"x\"},\"internal_tag_ids\":[4]}";
    private static final String UPLOAD =
            "{\"id\":7,\"fields\":{\"key\":\"f/1/x.png\",\"policy\":\"p\"},\"post_url\":\"https://s3\","
                    + "\"pretty_url\":\"//a.storyblok.com/f/1/x.png\",\"public_url\":\"https://s3/x.png\"}";
    private static final AssetFile FILE = AssetFile.of("x.png", new byte[1]);
    private static final String MESSAGE = "{\"message\":\"Assets updated\"}";
    private static final String KEY =
            "{\"id\":9,\"access\":\"private\",\"name\":\"k\",\"token\":\"cda-secret\",\"story_ids\":[]}";
    private static final String TOKEN =
            "{\"valid\":true,\"type\":\"pat\",\"scopes\":[\"stories:read\"],\"space_ids\":[1,\"2\"],"
                    + "\"expires_at\":\"2026-12-03T12:36:57.158Z\"}";
    private static final String USER =
            "{\"id\":10,\"userid\":\"u\",\"email\":\"e\",\"friendly_name\":\"f\",\"timezone\":null,\"lang\":\"en\"}";

    static List<Operations> all() {
        return Stream.of(stories(), versions(), account(), components(), datasources(), assets())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operations> stories() {
        String one = wrapped("story", STORY);
        StoryPayload payload = StoryPayload.empty().parentId(0);
        return List.of(
                of(
                        "stories.list",
                        many("stories", STORY),
                        c -> c.stories(SPACE)
                                .list(StoryQuery.builder()
                                        .filter(ContentFilter.of("a", Comparison.IN, "b"))
                                        .build())
                                .toList()),
                of(
                        "stories.list in another order",
                        many("stories", STORY),
                        c -> c.stories(SPACE)
                                .list(StoryQuery.builder().customSorting().build())
                                .toList()),
                of(
                        "stories.page",
                        many("stories", STORY),
                        c -> c.stories(SPACE)
                                .page(StoryQuery.all(), PageRequest.first(100))
                                .items()),
                of("stories.get", one, c -> c.stories(SPACE).get(STORY_ID)),
                of("stories.get by uuid", one, c -> c.stories(SPACE).get("u-1")),
                of("stories.create", one, c -> c.stories(SPACE).create(payload, WriteOption.PUBLISH)),
                of("stories.update", one, c -> c.stories(SPACE).update(STORY_ID, payload, WriteOption.FORCE_UPDATE)),
                nothing("stories.delete", one, c -> c.stories(SPACE).delete(STORY_ID)),
                nothing(
                        "stories.undelete",
                        "{\"success\":true,\"moved_to_root\":false}",
                        c -> c.stories(SPACE).undelete(STORY_ID)),
                of("stories.publish", one, c -> c.stories(SPACE).publish(STORY_ID)),
                of("stories.publish languages", one, c -> c.stories(SPACE).publish(STORY_ID, List.of("de"))),
                of("stories.unpublish", one, c -> c.stories(SPACE).unpublish(STORY_ID)),
                of("stories.unpublish languages", one, c -> c.stories(SPACE).unpublish(STORY_ID, List.of("de"))),
                of("stories.discardChanges", one, c -> c.stories(SPACE).discardChanges(STORY_ID)),
                nothing("stories.move", "{}", c -> c.stories(SPACE).move(1, 2)),
                nothing("stories.move after", "", c -> c.stories(SPACE).move(1, 2, 3)),
                nothing("stories.updateUuid", one, c -> c.stories(SPACE).updateUuid(STORY_ID, "u-1")),
                of(
                        "stories.validateSlugs",
                        "{\"success\":true}",
                        c -> c.stories(SPACE).validateSlugs(payload)));
    }

    private static List<Operations> versions() {
        return List.of(
                of(
                        "stories.versions",
                        many("story_versions", VERSION),
                        c -> c.stories(SPACE).versions(1).toList()),
                of(
                        "stories.versions with content",
                        many("story_versions", VERSION),
                        c -> c.stories(SPACE)
                                .versions(StoryVersionQuery.ofStory(1)
                                        .withContent()
                                        .ofRelease(2))
                                .toList()),
                of(
                        "stories.page of versions",
                        many("story_versions", VERSION),
                        c -> c.stories(SPACE)
                                .page(StoryVersionQuery.ofStory(1), PageRequest.first(100))
                                .items()),
                of(
                        "stories.version",
                        wrapped("story_versions", VERSION),
                        c -> c.stories(SPACE).version(8)));
    }

    private static List<Operations> account() {
        return List.of(
                of("spaces.list", many("spaces", SPACE_JSON), c -> c.spaces().list()),
                of("spaces.get", wrapped("space", SPACE_JSON), c -> c.spaces().get(SPACE)),
                of(
                        "spaces.create",
                        wrapped("space", SPACE_JSON),
                        c -> c.spaces().create(SpacePayload.of("S"))),
                of(
                        "spaces.update",
                        wrapped("space", SPACE_JSON),
                        c -> c.spaces().update(SPACE, SpacePayload.empty())),
                nothing(
                        "spaces.delete",
                        wrapped("space", SPACE_JSON),
                        c -> c.spaces().delete(SPACE)),
                nothing("apiKeys.update", "", c -> c.apiKeys(SPACE).update(9, ApiKeyPayload.empty())),
                nothing("apiKeys.delete", "", c -> c.apiKeys(SPACE).delete(9)),
                of(
                        "client.call",
                        "{\"workflows\":[{\"id\":1}]}",
                        c -> c.call(ApiRequest.of("GET", "/v1/spaces/1/workflows")
                                        .readOnly())
                                .body()),
                of("tokens.validate", TOKEN, c -> c.tokens().validate()),
                of("users.me", wrapped("user", USER), c -> c.users().me()),
                of("apiKeys.list", many("api_keys", KEY), c -> c.apiKeys(SPACE).list()),
                of(
                        "apiKeys.create",
                        KEY,
                        c -> c.apiKeys(SPACE).create(ApiKeyPayload.empty().set("access", "private"))));
    }

    private static List<Operations> components() {
        String one = wrapped("component", COMPONENT);
        String group = wrapped("component_group", GROUP);
        String preset = wrapped("preset", PRESET);
        return List.of(
                of(
                        "components.list",
                        many("components", COMPONENT),
                        c -> c.components(SPACE).list()),
                of("components.get", one, c -> c.components(SPACE).get(1)),
                of("components.create", one, c -> c.components(SPACE).create(ComponentPayload.empty())),
                of("components.update", one, c -> c.components(SPACE).update(1, ComponentPayload.empty())),
                nothing("components.delete", one, c -> c.components(SPACE).delete(1)),
                nothing("components.restore", one, c -> c.components(SPACE).restore(1)),
                nothing(
                        "componentGroups.delete",
                        "{}",
                        c -> c.componentGroups(SPACE).delete(2)),
                nothing("presets.delete", preset, c -> c.presets(SPACE).delete(3)),
                of(
                        "internalTags.page",
                        many("internal_tags", TAG),
                        c -> c.internalTags(SPACE)
                                .page("asset", PageRequest.first(100))
                                .items()),
                nothing("internalTags.delete", "", c -> c.internalTags(SPACE).delete(4)),
                of(
                        "componentGroups.list",
                        many("component_groups", GROUP),
                        c -> c.componentGroups(SPACE).list()),
                of("componentGroups.get", group, c -> c.componentGroups(SPACE).get(2)),
                of(
                        "componentGroups.create",
                        group,
                        c -> c.componentGroups(SPACE).create(ComponentGroupPayload.empty())),
                of(
                        "componentGroups.update",
                        group,
                        c -> c.componentGroups(SPACE).update(2, ComponentGroupPayload.empty())),
                of(
                        "presets.list",
                        many("presets", PRESET),
                        c -> c.presets(SPACE).list()),
                of(
                        "presets.ofComponent",
                        many("presets", PRESET),
                        c -> c.presets(SPACE).ofComponent(1)),
                of("presets.get", preset, c -> c.presets(SPACE).get(3)),
                of("presets.create", preset, c -> c.presets(SPACE).create(PresetPayload.empty())),
                of("presets.update", preset, c -> c.presets(SPACE).update(3, PresetPayload.empty())),
                of(
                        "internalTags.list",
                        many("internal_tags", TAG),
                        c -> c.internalTags(SPACE).list().toList()),
                of(
                        "internalTags.list of a kind",
                        many("internal_tags", TAG),
                        c -> c.internalTags(SPACE).list("asset").toList()),
                of(
                        "internalTags.create",
                        wrapped("internal_tag", TAG),
                        c -> c.internalTags(SPACE).create(InternalTagPayload.empty())),
                nothing("internalTags.update", "", c -> c.internalTags(SPACE).update(4, InternalTagPayload.empty())));
    }

    private static List<Operations> datasources() {
        String one = wrapped("datasource", DATASOURCE);
        String entries = many("datasource_entries", ENTRY);
        String entry = wrapped("datasource_entry", ENTRY);
        return List.of(
                of(
                        "datasources.list",
                        many("datasources", DATASOURCE),
                        c -> c.datasources(SPACE).list().toList()),
                of("datasources.get", one, c -> c.datasources(SPACE).get(5)),
                of("datasources.create", one, c -> c.datasources(SPACE).create(DatasourcePayload.empty())),
                of("datasources.update", one, c -> c.datasources(SPACE).update(5, DatasourcePayload.empty())),
                of(
                        "datasources.page",
                        many("datasources", DATASOURCE),
                        c -> c.datasources(SPACE).page(PageRequest.first(100)).items()),
                of(
                        "datasourceEntries.page",
                        many("datasource_entries", ENTRY),
                        c -> c.datasourceEntries(SPACE)
                                .page(5, PageRequest.first(1000))
                                .items()),
                of(
                        "datasourceEntries.page in a dimension",
                        many("datasource_entries", ENTRY),
                        c -> c.datasourceEntries(SPACE)
                                .page(5, 51, PageRequest.first(1000))
                                .items()),
                nothing("datasources.delete", "", c -> c.datasources(SPACE).delete(5)),
                nothing(
                        "datasourceEntries.delete",
                        "",
                        c -> c.datasourceEntries(SPACE).delete(6)),
                of(
                        "datasourceEntries.list",
                        entries,
                        c -> c.datasourceEntries(SPACE).list(5).toList()),
                of(
                        "datasourceEntries.list in a dimension",
                        entries,
                        c -> c.datasourceEntries(SPACE).list(5, 51).toList()),
                of(
                        "datasourceEntries.get",
                        entry,
                        c -> c.datasourceEntries(SPACE).get(6)),
                of(
                        "datasourceEntries.create",
                        entry,
                        c -> c.datasourceEntries(SPACE).create(DatasourceEntryPayload.empty())),
                nothing(
                        "datasourceEntries.update",
                        "",
                        c -> c.datasourceEntries(SPACE).update(6, DatasourceEntryPayload.empty())),
                nothing(
                        "datasourceEntries.update in a dimension",
                        "",
                        c -> c.datasourceEntries(SPACE).update(6, 51, DatasourceEntryPayload.empty())));
    }

    private static List<Operations> assets() {
        String folder = wrapped("asset_folder", GROUP);
        return List.of(
                of(
                        "assets.list",
                        many("assets", ASSET),
                        c -> c.assets(SPACE).list().toList()),
                of("assets.get", ASSET, c -> c.assets(SPACE).get(7)),
                of("assets.create", UPLOAD, c -> c.assets(SPACE).create(AssetUploadPayload.of("x.png"))),
                of(
                        "assets.upload",
                        UPLOAD,
                        c -> c.assets(SPACE).upload(AssetFile.of("x.png", new byte[1]), UploadOptions.defaults())),
                of("assets.sign", UPLOAD, c -> c.assets(SPACE).sign(FILE, UploadOptions.defaults())),
                nothing(
                        "assets.send",
                        UPLOAD,
                        c -> c.assets(SPACE)
                                .send(
                                        c.assets(SPACE).sign(FILE, UploadOptions.defaults()),
                                        FILE,
                                        UploadOptions.defaults())),
                of("assets.finishUpload", ASSET, c -> c.assets(SPACE).finishUpload(7)),
                of("assets.download", ASSET, Operations::downloaded),
                of(
                        "assets.fileInfo",
                        ASSET,
                        c -> c.assets(SPACE).fileInfo(c.assets(SPACE).get(7))),
                of(
                        "assets.atStorage",
                        ASSET,
                        c -> c.assets(SPACE)
                                .atStorage()
                                .fileInfo(c.assets(SPACE).get(7))),
                of(
                        "assets.file",
                        ASSET,
                        c -> c.assets(SPACE).file(c.assets(SPACE).get(7)).length()),
                nothing("assets.restore", MESSAGE, c -> c.assets(SPACE).restore(7)),
                nothing("assets.restoreAll", MESSAGE, c -> c.assets(SPACE).restoreAll(List.of(7L))),
                nothing("assets.deleteAll", MESSAGE, c -> c.assets(SPACE).deleteAll(List.of(7L))),
                nothing("assets.update", "", c -> c.assets(SPACE).update(7, AssetPayload.empty())),
                of(
                        "assets.page",
                        many("assets", ASSET),
                        c -> c.assets(SPACE).page(PageRequest.first(100)).items()),
                of(
                        "assets.withExtId",
                        many("assets", ASSET),
                        c -> c.assets(SPACE).withExtId("x")),
                nothing("assets.delete", ASSET, c -> c.assets(SPACE).delete(7)),
                nothing("assetFolders.delete", "", c -> c.assetFolders(SPACE).delete(2)),
                nothing(
                        "assetFolders.deleteWithSubfolders",
                        "",
                        c -> c.assetFolders(SPACE).deleteWithSubfolders(2)),
                of(
                        "assetFolders.list",
                        many("asset_folders", GROUP),
                        c -> c.assetFolders(SPACE).list()),
                of("assetFolders.get", folder, c -> c.assetFolders(SPACE).get(2)),
                of("assetFolders.create", folder, c -> c.assetFolders(SPACE).create(AssetFolderPayload.empty())),
                nothing("assetFolders.update", "", c -> c.assetFolders(SPACE).update(2, AssetFolderPayload.empty())));
    }

    private static AssetFileInfo downloaded(ManagementClient client) {
        AssetOperations assets = client.assets(SPACE);
        try (AssetDownload download = assets.download(assets.get(7))) {
            return download.info();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Operations of(String name, String answer, Function<ManagementClient, @Nullable Object> call) {
        return new Operations(name, answer, call);
    }

    private static Operations nothing(String name, String answer, java.util.function.Consumer<ManagementClient> call) {
        return new Operations(name, answer, client -> {
            call.accept(client);
            return null;
        });
    }

    private static String wrapped(String key, String json) {
        return "{\"" + key + "\":" + json + "}";
    }

    private static String many(String key, String json) {
        return "{\"" + key + "\":[" + json + "," + json.replaceFirst("\"id\":(\\d+)", "\"id\":1$1") + "]}";
    }
}
