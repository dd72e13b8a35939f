package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.ServerErrorException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls without a usable answer: which exception they end with, and whether it is ambiguous. */
class UnansweredCallsTest {

    private static final CallCounts FOUR = new CallCounts(4, 3, 4, Duration.ofSeconds(1));

    private final ScriptedTransport transport = new ScriptedTransport();
    private final StoryOperations stories = Clients.storiesOn(transport);

    @Test
    void throttled_waitTooLongToSitOut_carriesIt() {
        TransportResponse response =
                response(429, "{\"error\":\"Rate limit of 6 request per second reached. Retry later.\"}");
        transport.then(new TransportOutcome.Rejected(failure(Kind.STATUS, Duration.ofSeconds(30)), response, FOUR));

        ThrottledException thrown =
                catchThrowableOfType(ThrottledException.class, () -> stories.update(7, StoryPayload.empty()));

        assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(thrown.attempts()).isEqualTo(4);
        assertThat(thrown.ambiguous()).isFalse();
        assertThat(thrown).hasMessageContaining("Rate limit of 6 request").hasMessageContaining("after 4 attempts");
    }

    @Test
    void throttledAfterALostAnswer_write_isAmbiguous() {
        TransportOutcome failed = new TransportOutcome.Ambiguous(failure(Kind.STATUS), response(429, "{}"), FOUR);
        transport.then(failed).then(failed);

        assertThat(catchThrowableOfType(ThrottledException.class, () -> stories.publish(7))
                        .ambiguous())
                .isTrue();
        assertThat(catchThrowableOfType(ThrottledException.class, () -> stories.get(7))
                        .ambiguous())
                .isFalse();
    }

    /** The lost response may have been a success, and the refusal that of its retry. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void refusedAfterALostAnswer_write_isAmbiguous(int status) {
        TransportOutcome refused = new TransportOutcome.Answered(response(status, "{}"), true, FOUR);
        transport.then(refused).then(refused);

        assertThat(catchThrowableOfType(ApiException.class, () -> stories.update(7, StoryPayload.empty()))
                        .ambiguous())
                .isTrue();
        assertThat(catchThrowableOfType(ApiException.class, () -> stories.get(7))
                        .ambiguous())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 409, 422})
    void refusedAtOnce_write_isNotAmbiguous(int status) {
        transport.thenAnswer(status, "{}");

        assertThat(catchThrowableOfType(ApiException.class, () -> stories.update(7, StoryPayload.empty()))
                        .ambiguous())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "{\"error\":\"boom\"}"})
    void serverError_write_isAmbiguous(String body) {
        transport.then(new TransportOutcome.Ambiguous(failure(Kind.STATUS), response(502, body), FOUR));

        ServerErrorException thrown =
                catchThrowableOfType(ServerErrorException.class, () -> stories.create(StoryPayload.empty()));

        assertThat(thrown.status()).isEqualTo(502);
        assertThat(thrown.ambiguous()).isTrue();
    }

    @Test
    void serverError_publishByGet_isAmbiguousAndAReadIsNot() {
        TransportOutcome failed =
                new TransportOutcome.Ambiguous(failure(Kind.STATUS, Duration.ofSeconds(9)), response(500, ""), FOUR);
        transport.then(failed).then(failed);

        ServerErrorException write = catchThrowableOfType(ServerErrorException.class, () -> stories.publish(7));
        assertThat(write.ambiguous()).isTrue();
        assertThat(write).hasMessageEndingWith("It may have been applied; check that before you try again.");
        ServerErrorException read = catchThrowableOfType(ServerErrorException.class, () -> stories.get(7));
        assertThat(read.ambiguous()).isFalse();
        assertThat(read).hasMessageEndingWith("after 4 attempts. Try again later.");
        assertThat(read.retryAfter()).contains(Duration.ofSeconds(9));
    }

    @Test
    void noAnswer_anyCall_isTheTransportsOwnException() {
        TransportException cause = failure(Kind.CONNECT);
        transport.then(new TransportOutcome.NotSent(cause, FOUR));

        assertThatThrownBy(() -> stories.get(7)).isSameAs(cause);
    }

    @Test
    void interruptedAfterA429_isTheInterruption() {
        TransportException cause = failure(Kind.INTERRUPTED);
        transport.then(new TransportOutcome.Rejected(cause, response(429, "{}"), FOUR));

        assertThatThrownBy(() -> stories.get(7)).isSameAs(cause);
    }

    @ParameterizedTest
    @MethodSource("uselessBodies")
    void unusable2xx_write_isAmbiguousAndSaysWhatIsWrong(String body, String problem) {
        transport.thenAnswer(200, body);

        UnusableAnswerException thrown =
                catchThrowableOfType(UnusableAnswerException.class, () -> stories.update(7, StoryPayload.empty()));

        assertThat(thrown.ambiguous()).isTrue();
        assertThat(thrown.status()).isEqualTo(200);
        assertThat(thrown).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @MethodSource("uselessBodies")
    void unusable2xx_reportedByTheTransport_isTheSameException(String body, String problem) {
        transport.then(new TransportOutcome.Ambiguous(failure(Kind.PROTOCOL), response(200, body), FOUR));

        UnusableAnswerException thrown = catchThrowableOfType(UnusableAnswerException.class, () -> stories.get(7));

        assertThat(thrown.ambiguous()).isFalse();
        assertThat(thrown.attempts()).isEqualTo(4);
        assertThat(thrown).hasMessageContaining(problem);
    }

    static Stream<Arguments> uselessBodies() {
        return Stream.of(
                row("", "empty"),
                row("   ", "empty"),
                row("<html></html>", "not well-formed JSON"),
                row("{\"story\":{\"id\":1}", "not well-formed JSON"),
                row("{\"story\":{\"id\":1}} x", "not well-formed JSON"),
                row("{}", "no object \"story\""),
                row("null", "no object \"story\""),
                row("[]", "no object \"story\""),
                row("{\"story\":[]}", "no object \"story\""),
                row("{\"story\":null}", "no object \"story\""),
                row("{\"story\":{}}", "no id"),
                row("{\"story\":{\"id\":1.5}}", "no id"),
                row("{\"story\":{\"id\":123456789012345678901}}", "no id"),
                row("{\"story\":{\"id\":\"x\"}}", "no id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stories\":{}}",
                "{\"stories\":[1]}",
                "{\"stories\":[{}]}",
                "{\"story\":[]}",
                "{\"stories\":null}"
            })
    void unusable2xx_list_isThrownWhenConsumed(String body) {
        transport.thenPage(1, 100, body);

        assertThatThrownBy(() -> stories.list(StoryQuery.all()).toList()).isInstanceOf(UnusableAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{", "{}{}"})
    void updateUuid_notJson_isUnusable(String body) {
        transport.thenAnswer(200, body);

        assertThatThrownBy(() -> stories.updateUuid(7, "a")).isInstanceOf(UnusableAnswerException.class);
    }

    @Test
    void counting_successAndFailure_tellsTheCountsOfEach() {
        transport
                .thenAnswer(200, "{\"story\":{\"id\":1,\"uuid\":\"u\",\"slug\":\"a\"}}")
                .then(new TransportOutcome.NotSent(failure(Kind.CONNECT), FOUR));
        CallCounts[] sum = {CallCounts.NONE};
        Consumer<CallCounts> adder = counts -> sum[0] = sum[0].plus(counts);
        StoryOperations counted = Clients.on(transport).counting(adder).stories(1);

        counted.get(1);
        assertThat(sum[0].attempts()).isEqualTo(1);
        assertThatThrownBy(() -> counted.get(1)).isInstanceOf(SbsyncException.class);
        assertThat(sum[0].attempts()).isEqualTo(5);
    }

    private static Arguments row(String body, String problem) {
        return Arguments.of(body, problem);
    }

    private static TransportException failure(Kind kind) {
        return failure(kind, null);
    }

    private static TransportException failure(Kind kind, @Nullable Duration delay) {
        return new TransportException(kind, "GET /x failed", 4, true, delay, null);
    }

    private static TransportResponse response(int status, String body) {
        return ScriptedTransport.response(status, Map.of(), body);
    }
}
