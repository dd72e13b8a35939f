package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ContentFilter.Comparison;
import dev.sbsync.client.download.AssetDownload;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.Component;
import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.error.SbsyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks that the examples of docs/client.md compile, and its tables against the existing types. */
@SuppressWarnings({"unused", "SystemOut"})
class ClientDocTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static void first(long spaceId) {
        try (ManagementClient client = ManagementClient.builder()
                .token(Token.of(System.getenv("SB_TOKEN")))
                .region(Region.ofSpace(spaceId).orElse(Region.EU))
                .build()) {
            Space space = client.spaces().get(spaceId);
            client.paceFor(space); // 3 or 6 requests per second, depending on its plan
            StoryQuery posts =
                    StoryQuery.builder().startsWith("blog/").storyOnly().build();
            try (Stream<Story> listed = client.stories(spaceId).list(posts)) {
                listed.forEach(story -> System.out.println(story.fullSlug()));
            }
        }
    }

    private static void copy(ManagementClient client, long source, long target, long folderId) {
        Story story = client.stories(source).get("17067eef-aa84-4f9a-b36e-4318356a0b9a");
        StoryPayload payload = StoryPayload.copyOf(story).parentId(folderId); // the folder's id in the target
        Story created = client.stories(target).create(payload, WriteOption.PUBLISH);
        client.stories(target).updateUuid(created.id(), story.uuid()); // a POST ignores the uuid
    }

    private static void component(ManagementClient client, long source, long target, long heroId, String groupUuid) {
        Component hero = client.components(source).get(heroId);
        client.components(target).create(hero.toPayload().componentGroupUuid(groupUuid));
    }

    private static void writes(ManagementClient client, long space, long folderId, JsonNode content, JsonNode field) {
        Story post = client.stories(space).create(StoryPayload.story(folderId, "First post", "first-post", content));
        client.stories(space)
                .update(
                        post.id(),
                        StoryPayload.copyOf(post)
                                .withField("/body/0/headline", "Hello")
                                .tagList(List.of("news")));
        Component hero = client.components(space)
                .create(ComponentPayload.of("hero")
                        .displayName("Hero")
                        .nestable(true)
                        .field("headline", field));
        client.components(space).update(hero.id(), ComponentPayload.empty().clear("component_group_uuid"));
        client.components(space).delete(hero.id());
    }

    private static void upload(ManagementClient client, long space, long folderId, Path path) throws IOException {
        Asset asset = client.assets(space)
                .upload(
                        AssetFile.of(path),
                        UploadOptions.defaults()
                                .metadata(AssetPayload.empty().alt("The team").title("Team"))
                                .folder(folderId)
                                .extId("shop:42")
                                .progress((sent, length) -> System.out.println(sent * 100 / length + " %")));
        client.assets(space).upload(AssetFile.of(path), UploadOptions.defaults().replacing(asset.id()));
    }

    private static void download(ManagementClient client, long source, long target, long assetId, Path path)
            throws IOException {
        Asset hero = client.assets(source).get(assetId);
        try (AssetDownload download = client.assets(source).download(hero)) {
            Files.copy(download, path); // download.info(): length, media type, ETag
        }
        client.assets(target).upload(client.assets(source).file(hero), UploadOptions.defaults());
    }

    private static void pages(ManagementClient client, long space) {
        Page<Story> page = client.stories(space).page(StoryQuery.all(), PageRequest.first(25));
        System.out.println(page.items().size() + " of " + page.total().orElse(0));
        page.next().ifPresent(next -> client.stories(space).page(StoryQuery.all(), next));
    }

    private static void call(ManagementClient client, long space) {
        ApiRequest releases =
                ApiRequest.of("GET", "/v1/spaces/" + space + "/releases").readOnly();
        client.call(releases).body().path("releases").forEach(release -> System.out.println(release.path("name")));
        client.call("POST", "/v1/spaces/" + space + "/assets/bulk_destroy", JsonNodeFactory.instance.objectNode());
    }

    private static CompletableFuture<Story> async(ManagementClient client, long space, long id, Executor executor) {
        return CompletableFuture.supplyAsync(() -> client.stories(space).get(id), executor);
    }

    private static void query() {
        StoryQuery query = StoryQuery.builder()
                .filter(ContentFilter.of("component", Comparison.IN, "post", "page"))
                .filterAnyOf(
                        ContentFilter.of("price", Comparison.GT_INT, "10"),
                        ContentFilter.of("price", Comparison.IS, "empty"))
                .withTag(List.of("red", "blue"))
                .published(true)
                .sortBy(StorySort.desc("updated_at"))
                .build();
    }

    private static void errors(ManagementClient client, long target, StoryPayload payload) {
        try {
            client.stories(target).create(payload);
        } catch (InvalidException refused) {
            if (!refused.slugTaken()) {
                throw refused;
            }
            adopt(payload);
        } catch (SbsyncException failed) {
            if (!failed.ambiguous()) {
                throw failed;
            }
            lookBeforeRepeating(payload);
        }
    }

    private static void adopt(StoryPayload payload) {}

    private static void lookBeforeRepeating(StoryPayload payload) {}

    @Test
    void snippets_all_areCompiledHere() throws IOException {
        String source = words(Files.readString(Path.of("src/test/java/dev/sbsync/client/ClientDocTest.java")));
        List<String> snippets = SNIPPET.matcher(doc())
                .results()
                .map(MatchResult::group)
                .map(block -> words(block.substring("```java".length(), block.length() - "```".length())))
                .toList();

        assertThat(snippets)
                .hasSize(11)
                .allSatisfy(snippet -> assertThat(source).contains(snippet));
    }

    @Test
    void operations_all_areNamed() throws IOException {
        String doc = doc();
        assertThat(Operations.all())
                .extracting(operation -> operation.name().split("[ .]", -1))
                .allSatisfy(name -> assertThat(doc).contains(name[0]).contains(name[1]));
    }

    @Test
    void exceptions_all_areInTheTable() throws IOException {
        String doc = doc();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/sbsync/client/error"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> name.endsWith("Exception")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(doc).contains("| `" + name + "` |"));
        }
    }

    private static String doc() throws IOException {
        return Files.readString(Path.of("..", "docs", "client.md"));
    }

    /** Ignores line breaks, which the formatter sets. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
