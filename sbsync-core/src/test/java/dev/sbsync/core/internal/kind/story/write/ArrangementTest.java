package dev.sbsync.core.internal.kind.story.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ArrangementTest {

    private static final Story STORY = Story.of((ObjectNode) new JsonMapper()
            .readTree("{\"id\":1,\"uuid\":\"u\",\"name\":\"A\",\"slug\":\"a\",\"full_slug\":\"a\",\"position\":5,"
                    + "\"group_id\":\"g\",\"content\":{\"component\":\"page\"}}"));

    @Test
    void inUpdate_ofAnItemThatIsRightAmongTheOthers_sendsNeither() {
        StoryPayload sent = new Arrangement(null, null).inUpdate(StoryPayload.copyOf(STORY));

        assertThat(sent.json().has("position")).isFalse();
        assertThat(sent.json().has("group_id")).isFalse();
        assertThat(sent.json().has("name")).isTrue();
    }

    @Test
    void set_whatThePlanSays_replacesTheSourcesValues() {
        Arrangement arrangement = new Arrangement(7L, "t");
        StoryPayload sent = arrangement.inUpdate(arrangement.set(StoryPayload.copyOf(STORY)));

        assertThat(sent.json().path("position").asLong()).isEqualTo(7);
        assertThat(sent.json().path("group_id").asString()).isEqualTo("t");
    }

    @Test
    void compared_whatTheTargetHasAlready_isNoDifference() {
        ComparedLayers found = new ComparedLayers(Fields.NONE, Fields.NONE, new StoryLayers(STORY, null), List.of());

        assertThat(new Arrangement(5L, "g").compared(found).differences()).isEmpty();
        assertThat(new Arrangement(7L, "t").compared(found).differences())
                .extracting(Difference::field)
                .containsExactly("position", "group_id");
    }
}
