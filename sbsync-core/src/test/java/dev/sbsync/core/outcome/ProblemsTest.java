package dev.sbsync.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.error.ApiFailure;
import dev.sbsync.client.error.Complaint;
import dev.sbsync.client.error.FieldMessage;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.UnusableAnswerException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    /** What the API says at last is the reason, although an attempt before may have been applied. */
    @Test
    void of_refusedAfterALostAnswer_isTheRefusal() {
        InvalidException refused =
                new InvalidException(failure(422, List.of(new FieldMessage("slug", "has already been taken"))), null);

        assertThat(Problems.of(refused, Step.WRITE).code()).isEqualTo(OutcomeCode.PATH_TAKEN);
    }

    @Test
    void of_writeWithAUselessAnswer_isTheServers() {
        UnusableAnswerException useless = new UnusableAnswerException(failure(200, List.of()), null);

        assertThat(Problems.of(useless, Step.WRITE).code()).isEqualTo(OutcomeCode.SERVER_ERROR);
    }

    private static ApiFailure failure(int status, List<FieldMessage> messages) {
        return new ApiFailure(
                status, "PUT", "/v1/spaces/1/stories/7", "", messages, Complaint.of(messages), 2, true, null);
    }
}
