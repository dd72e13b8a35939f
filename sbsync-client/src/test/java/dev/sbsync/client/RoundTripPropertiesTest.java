package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.internal.Json;
import dev.sbsync.client.model.Story;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import tools.jackson.databind.node.ObjectNode;

/** Any content that is written is read again as the same text. */
class RoundTripPropertiesTest {

    private static final long SPACE = 281_474_976_710_703L;

    private final FakeManagementApi api = FakeManagementApi.builder()
            .spaces(SpaceBuilder.space(SPACE, "Main").story("a"))
            .start();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .baseUrl(api.baseUrl())
            .rateLimit(RateLimit.perSecond(100_000))
            .build();

    @AfterProperty
    void stop() {
        client.close();
        api.close();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void updateThenGet_anyContent_isTheSameText(@ForAll("objects") String fields) {
        String content = "{\"component\":\"page\",\"fields\":" + fields + "}";
        StoryOperations stories = client.stories(SPACE);
        long id = stories.list(StoryQuery.all()).findFirst().map(Story::id).orElseThrow();
        ObjectNode json = (ObjectNode) Json.parse(content.getBytes(StandardCharsets.UTF_8));

        stories.update(id, StoryPayload.empty().content(json));

        assertThat(new String(Json.write(stories.get(id).content()), StandardCharsets.UTF_8))
                .isEqualTo(content);
    }

    @Provide
    Arbitrary<String> objects() {
        return JsonTexts.objectsWithUsualNumbers();
    }
}
