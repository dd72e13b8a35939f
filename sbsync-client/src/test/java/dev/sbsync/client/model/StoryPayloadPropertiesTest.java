package dev.sbsync.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.JsonTexts;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A copy of any story is sent as the text that was read. */
class StoryPayloadPropertiesTest {

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void copyOf_anyContentAndUnknownAttribute_isSentAsTheTextThatWasRead(
            @ForAll("objects") String content, @ForAll("objects") String unknown) {
        Story source = Nodes.story("{\"id\":1,\"name\":\"a\",\"content\":" + content + ",\"not_known\":" + unknown
                + ",\"published\":true,\"translated_slugs\":[]}");

        StoryPayload payload = StoryPayload.copyOf(source).parentId(5).forTarget(source);

        assertThat(Nodes.text(payload.json()))
                .isEqualTo(
                        "{\"name\":\"a\",\"content\":" + content + ",\"not_known\":" + unknown + ",\"parent_id\":5}");
    }

    @Provide
    Arbitrary<String> objects() {
        return JsonTexts.objects();
    }
}
