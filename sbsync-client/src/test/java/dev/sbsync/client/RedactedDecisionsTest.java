package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.Complaint;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.transport.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error messages are interpreted before secrets are hidden: a token that occurs in one only affects the text shown. */
class RedactedDecisionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"t", "slug", "taken", "e"})
    void refusal_isUnderstoodWhateverTheTokenHides(String token) {
        try (FakeManagementApi api = FakeManagementApi.builder()
                        .acceptToken(FakeToken.of(token))
                        .dataset(Dataset.of(SpaceBuilder.space(1001, "Space").story("a")))
                        .start();
                ManagementClient client = ManagementClient.builder()
                        .token(Token.of(token))
                        .baseUrl(api.baseUrl())
                        .build()) {
            InvalidException slug = refused(api, client, "{\"slug\":[\"has already been taken\"]}");
            InvalidException uuid = refused(api, client, "{\"error\":[\"UUID has already been taken\"]}");
            InvalidException lock = refused(api, client, "{\"error\":\"The story is locked, do not publish it\"}");

            assertThat(slug.slugTaken()).isTrue();
            assertThat(slug.uuidTaken()).isFalse();
            assertThat(uuid.uuidTaken()).isTrue();
            assertThat(lock.isAbout(Complaint.LOCKED)).isTrue();
            assertThat(lock.isAbout(Complaint.PUBLISHING)).isTrue();
            assertThat(slug.messages().toString() + uuid.messages() + lock.messages())
                    .contains("***");
        }
    }

    private static InvalidException refused(FakeManagementApi api, ManagementClient client, String body) {
        api.failNext("GET", "/v1/spaces/1001/stories/*", FaultAction.status(422, body));
        return catchThrowableOfType(
                InvalidException.class, () -> client.stories(1001).get(7));
    }
}
