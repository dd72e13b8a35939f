package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.ComponentPayload;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.client.model.StoryPayload;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers about another record than the one requested or sent are unusable. */
class ForeignAnswersTest {

    private static final long SPACE = Clients.SPACE;
    private static final String OTHER =
            "{\"id\":8,\"uuid\":\"u-8\",\"slug\":\"other\",\"name\":\"Other\",\"parent_id\":0,\"is_folder\":false}";
    private static final String OTHER_STORY = "{\"story\":" + OTHER + "}";

    private final ScriptedTransport transport = new ScriptedTransport();
    private final ManagementClient client = Clients.on(transport);
    private final StoryOperations stories = client.stories(SPACE);

    @ParameterizedTest
    @MethodSource("reads")
    void read_answerAboutAnotherRecord_isUnusable(Consumer<ManagementClient> read, String answer) {
        transport.thenAnswer(200, answer);

        UnusableAnswerException thrown = catchThrowableOfType(UnusableAnswerException.class, () -> read.accept(client));

        assertThat(thrown).hasMessageContaining("not what was asked for");
        assertThat(thrown.ambiguous()).isFalse();
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                row(c -> c.stories(SPACE).get(7), OTHER_STORY),
                row(c -> c.stories(SPACE).get("u-7"), OTHER_STORY),
                row(c -> c.stories(SPACE).version(7), "{\"story_versions\":{\"id\":8}}"),
                row(
                        c -> c.stories(SPACE).versions(7).forEach(version -> {}),
                        "{\"story_versions\":[{\"id\":1,\"story_id\":7},{\"id\":2,\"story_id\":8}]}"),
                row(c -> c.spaces().get(7), "{\"space\":{\"id\":8}}"),
                row(c -> c.components(SPACE).get(7), "{\"component\":{\"id\":8}}"),
                row(c -> c.assets(SPACE).get(7), "{\"id\":8}"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void write_answerAboutAnotherRecord_isUnknownOutcome(Consumer<ManagementClient> write, String answer) {
        transport.thenAnswer(200, answer);

        UnusableAnswerException thrown =
                catchThrowableOfType(UnusableAnswerException.class, () -> write.accept(client));

        assertThat(thrown.ambiguous()).isTrue();
        assertThat(thrown.retryAfter()).isEmpty();
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                row(c -> c.stories(SPACE).update(7, StoryPayload.empty()), OTHER_STORY),
                row(c -> c.stories(SPACE).update(7, StoryPayload.empty()), "{\"story\":{\"id\":1}}"),
                row(c -> c.stories(SPACE).update(7, StoryPayload.empty()), "{\"story\":{\"id\":7}}"),
                row(
                        c -> c.stories(SPACE).update(7, folder()),
                        "{\"story\":{\"id\":7,\"uuid\":\"u\",\"slug\":\"a\",\"is_folder\":false}}"),
                row(c -> c.stories(SPACE).publish(7), OTHER_STORY),
                row(c -> c.stories(SPACE).unpublish(7), OTHER_STORY),
                row(c -> c.stories(SPACE).discardChanges(7), OTHER_STORY),
                row(c -> c.stories(SPACE).delete(7), OTHER_STORY),
                row(c -> c.stories(SPACE).delete(7), ""),
                row(c -> c.stories(SPACE).move(7, 9), OTHER_STORY),
                row(c -> c.stories(SPACE).updateUuid(7, "u-7"), OTHER_STORY),
                row(c -> c.stories(SPACE).updateUuid(8, "u-9"), OTHER_STORY),
                row(c -> c.components(SPACE).update(7, ComponentPayload.empty()), "{\"component\":{\"id\":8}}"),
                row(
                        c -> c.datasourceEntries(SPACE).update(7, DatasourceEntryPayload.empty()),
                        "{\"datasource_entry\":{\"id\":8}}"),
                row(c -> c.assets(SPACE).finishUpload(7), "{\"id\":8}"));
    }

    /** A 2xx whose body has an error is not a success, also for untyped responses. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"no\"}", "{\"error\":[\"no\"]}", "{\"errors\":{\"slug\":[\"no\"]}}"})
    void untypedWrite_errorInTheBody_isUnknownOutcome(String body) {
        transport.thenAnswer(200, body).thenAnswer(200, body).thenAnswer(200, body);

        assertThatThrownBy(() -> stories.updateUuid(7, "u-7"))
                .isInstanceOfSatisfying(
                        UnusableAnswerException.class,
                        thrown -> assertThat(thrown.ambiguous()).isTrue())
                .hasMessageContaining("error");
        assertThatThrownBy(() -> stories.move(7, 8)).isInstanceOf(UnusableAnswerException.class);
        assertThatThrownBy(() -> client.assets(SPACE).update(7, AssetPayload.empty()))
                .isInstanceOf(UnusableAnswerException.class);
    }

    @ParameterizedTest
    @MethodSource("foreignCreates")
    void create_answerAboutAnotherStory_isUnknownOutcome(String answer) {
        transport.thenAnswer(201, answer);

        assertThatThrownBy(() -> stories.create(sent()))
                .isInstanceOfSatisfying(
                        UnusableAnswerException.class,
                        thrown -> assertThat(thrown.ambiguous()).isTrue());
    }

    static Stream<String> foreignCreates() {
        return Stream.of(
                OTHER_STORY,
                created("5", "uber-uns", "\u00dcber uns", "4", "false"),
                created("5", "uber-uns", "\u00dcber uns", "3", "true"),
                created("0", "uber-uns", "\u00dcber uns", "3", "false"),
                created("5", "impressum", "Impressum", "3", "false"),
                "{\"story\":{\"id\":5}}");
    }

    @ParameterizedTest
    @MethodSource("ownCreates")
    void create_answerSpelledInTheServersWay_isTheCreatedStory(String answer) {
        transport.thenAnswer(201, answer);

        assertThat(stories.create(sent()).id()).isEqualTo(5);
    }

    static Stream<String> ownCreates() {
        return Stream.of(
                created("5", "\u00fcber-uns", "\u00dcber uns", "3", "false"),
                created("5", "ueber-uns", "x", "3", "false"),
                created("5", "uber-uns", "x", "3", "false"),
                created("5", "Uber_Uns", "x", "3", "false"),
                created("5", "wholly-other", "\u00dcber uns", "3", "false"));
    }

    @Test
    void createDatasource_answerAboutAnother_isUnknownOutcome() {
        transport.thenAnswer(201, "{\"datasource\":{\"id\":5,\"name\":\"Sizes\",\"slug\":\"sizes\"}}");

        assertThatThrownBy(() -> client.datasources(SPACE)
                        .create(DatasourcePayload.empty().set("name", "Colors").set("slug", "colors")))
                .isInstanceOf(UnusableAnswerException.class);
    }

    private static StoryPayload sent() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return StoryPayload.empty()
                .set("slug", nodes.stringNode("\u00fcber-uns"))
                .set("name", nodes.stringNode("\u00dcber uns"))
                .set("is_folder", nodes.booleanNode(false))
                .parentId(3);
    }

    private static StoryPayload folder() {
        return StoryPayload.empty().set("is_folder", JsonNodeFactory.instance.booleanNode(true));
    }

    private static String created(String id, String slug, String name, String parent, String folder) {
        return "{\"story\":{\"id\":" + id + ",\"uuid\":\"u\",\"slug\":\"" + slug + "\",\"name\":\"" + name
                + "\",\"parent_id\":" + parent + ",\"is_folder\":" + folder + "}}";
    }

    private static Arguments row(Consumer<ManagementClient> call, String answer) {
        return Arguments.of(call, answer);
    }
}
