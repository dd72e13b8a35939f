package dev.sbsync.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingRightTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/spaces/1001, the right to read settings of space 1001",
        "GET, /v1/spaces/1001/stories/7, the right to read stories of space 1001",
        "PUT, /v1/spaces/1002/stories/7, the right to write stories of space 1002",
        "GET, /v1/spaces/1002/stories/7/publish, the right to publish stories of space 1002",
        "GET, /v1/users/me, the right to this request"
    })
    void forbidden_namesTheRightAndTheSpace(String method, String path, String right) {
        ApiFailure failure = new ApiFailure(403, method, path, "", List.of(), Set.of(), 1, false, null);

        assertThat(new ForbiddenException(failure, false, null))
                .hasMessageEndingWith("Give the token and its user " + right + ".");
    }

    @Test
    void forbidden_toPublishAlongWithAWrite_namesBothRights() {
        ApiFailure failure =
                new ApiFailure(403, "PUT", "/v1/spaces/1002/stories/7", "", List.of(), Set.of(), 1, false, null);

        assertThat(new ForbiddenException(failure, true, null))
                .hasMessageEndingWith("the right to write and publish stories of space 1002.");
    }
}
