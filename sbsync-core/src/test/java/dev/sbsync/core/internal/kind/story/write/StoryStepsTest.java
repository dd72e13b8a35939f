package dev.sbsync.core.internal.kind.story.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.ItemContexts;
import dev.sbsync.core.internal.write.ItemStep;
import dev.sbsync.core.internal.write.KindWriter.Situation;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.time.ManualTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The order of a story's steps; nothing is sent. */
class StoryStepsTest {

    private static final Situation NEW = new Situation(true, false);
    private static final Situation EXISTING = new Situation(false, false);

    private final ManualTime time = new ManualTime();
    private final ManagementClient client =
            ManagementClient.builder().token(Token.of("unused")).build();
    private final StoryRequests requests = new StoryRequests(client.stories(1), time);
    private PublishMode mode = PublishMode.MIRROR;
    private IdentityMode identity = IdentityMode.ALIGN;
    private boolean singly;

    @AfterEach
    void close() {
        client.close();
    }

    private static Story story(String uuid, int content, String more) {
        return Story.of((ObjectNode) new JsonMapper()
                .readTree("{\"id\":5,\"uuid\":\"" + uuid + "\",\"name\":\"A\",\"slug\":\"a\",\"full_slug\":\"a\","
                        + "\"parent_id\":0,\"content\":{\"component\":\"page\",\"v\":" + content + "}" + more + "}"));
    }

    private static Story draft(int content) {
        return story("u", content, "");
    }

    private static Story published(int content) {
        return story("u", content, ",\"published\":true");
    }

    private static StoryLayers dirty(int live, int content) {
        return new StoryLayers(
                story("u", content, ",\"published\":true,\"unpublished_changes\":true"),
                published(live).content());
    }

    private static StoryLayers single(Story story) {
        return new StoryLayers(story, null);
    }

    private StorySteps steps(StoryLayers source) {
        return new StorySteps(
                ItemContexts.of(StoryRow.of(source.draft()), null, time), requests, source, syncMode(), singly);
    }

    private SyncMode syncMode() {
        return new SyncMode(mode, identity);
    }

    private List<String> creating(StoryLayers source, Situation situation) {
        return names(steps(source).creating(situation), null);
    }

    private List<String> changing(StoryLayers source, Story existing) {
        List<Difference> differences =
                ComparedLayers.of(source, 0, "", single(existing), syncMode()).toWrite();
        return names(steps(source).changing(existing, differences, EXISTING), existing);
    }

    /** Returns the steps that are needed: all before the story exists. */
    private static List<String> names(List<ItemStep<Story>> steps, @Nullable Story actual) {
        return steps.stream()
                .filter(step -> actual == null || step.needed().test(actual))
                .map(ItemStep::step)
                .map(step -> step.kind() + (step.publishes() && step.kind() != WriteStep.Kind.PUBLISH ? " live" : ""))
                .toList();
    }

    @Test
    void creatingADraft_neverPublishes() {
        assertThat(creating(single(draft(1)), NEW)).containsExactly("CREATE", "ALIGN_UUID");
    }

    @Test
    void creatingAPublishedStory_publishesAtOnce_unlessItReplacesADeletedOne() {
        assertThat(creating(single(published(1)), NEW)).containsExactly("CREATE live", "ALIGN_UUID");
        assertThat(creating(single(published(1)), new Situation(true, true)))
                .containsExactly("CREATE", "ALIGN_UUID", "WRITE live");
    }

    @Test
    void creatingADirtyStory_publishesTheLiveLayerAndSavesTheDraftLast() {
        assertThat(creating(dirty(1, 2), NEW)).containsExactly("CREATE live", "ALIGN_UUID", "SAVE_DRAFT");
    }

    @Test
    void creatingInASpaceThatPublishesLanguagesSingly_publishesThemAfterTheUuid() {
        singly = true;
        StoryLayers german = single(
                story(
                        "u",
                        1,
                        ",\"published\":true,\"translated_stories\":[{\"lang\":\"de\",\"published_at\":\"2026-01-01T00:00:00Z\"}]"));

        assertThat(creating(german, NEW)).containsExactly("CREATE", "ALIGN_UUID", "PUBLISH");
    }

    @Test
    void changedContent_isOneWrite() {
        assertThat(changing(single(draft(2)), draft(1))).containsExactly("WRITE");
        assertThat(changing(single(published(2)), published(1))).containsExactly("WRITE live");
        assertThat(changing(dirty(1, 2), draft(1))).containsExactly("WRITE live", "SAVE_DRAFT");
    }

    @Test
    void anotherUuid_comesFirst() {
        assertThat(changing(single(draft(2)), story("other", 1, ""))).containsExactly("ALIGN_UUID", "WRITE");
        assertThat(changing(single(draft(1)), story("other", 1, ""))).containsExactly("ALIGN_UUID");
    }

    @Test
    void publishedCopyOfADraft_isUnpublishedBeforeItsDraftIsWritten() {
        assertThat(changing(single(draft(1)), published(1))).containsExactly("UNPUBLISH");
        assertThat(changing(single(draft(2)), published(1))).containsExactly("UNPUBLISH", "WRITE");
    }

    @Test
    void liveLayerThatIsCorrect_isNotPublishedAgain() {
        assertThat(changing(dirty(1, 2), published(1))).containsExactly("SAVE_DRAFT");
    }

    @Test
    void draftMode_writesTheDraftAndLeavesThePublishState() {
        mode = PublishMode.DRAFT;

        assertThat(changing(dirty(1, 2), published(1))).containsExactly("WRITE");
        assertThat(changing(single(draft(2)), published(1))).containsExactly("WRITE");
    }
}
