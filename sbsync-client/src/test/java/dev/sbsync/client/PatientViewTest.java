package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The patient view of a client, on manual time. */
class PatientViewTest {

    private final ManualTime time = new ManualTime();
    private final Deque<TransportOutcome> answers = new ArrayDeque<>();
    private final List<CallCounts> counted = new ArrayList<>();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of("token"))
            .time(time)
            .transport(new Answers())
            .build()
            .counting(counted::add)
            .patient(Duration.ofMinutes(1));

    @Test
    void read_handedBackTwice_waitsAndAnswersWithTheCountsOfAllTries() {
        answers.add(rejected(Duration.ofSeconds(3)));
        answers.add(rejected(Duration.ofSeconds(20)));
        answers.add(answered());

        assertThat(client.stories(1).get(7).id()).isEqualTo(7);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(23));
        assertThat(counted)
                .singleElement()
                .satisfies(counts -> assertThat(counts.attempts()).isEqualTo(3));
    }

    @Test
    void read_handedBackForLongerThanAsked_failsWithTheTimeToComeBack() {
        answers.add(rejected(Duration.ofSeconds(50)));
        answers.add(rejected(Duration.ofSeconds(11)));

        assertThatThrownBy(() -> client.stories(1).get(7))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        throttled -> assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(11)));
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void write_thatMayHaveBeenApplied_isNotRepeated() {
        answers.add(new TransportOutcome.Ambiguous(failure(true, Duration.ofSeconds(3)), null, one()));

        assertThatThrownBy(() -> client.stories(1).create(StoryPayload.empty())).isInstanceOf(TransportException.class);
        assertThat(time.elapsed()).isEqualTo(Duration.ZERO);
    }

    @Test
    void write_refusedAfterALostAnswer_staysAmbiguous() {
        answers.add(rejected(Duration.ofSeconds(3)));
        answers.add(new TransportOutcome.Answered(
                new TransportResponse(422, Map.of(), "{}".getBytes(StandardCharsets.UTF_8)), true, one()));

        assertThatThrownBy(() -> client.stories(1).update(7, StoryPayload.empty()))
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        refused -> assertThat(refused.ambiguous()).isTrue());
    }

    @Test
    void wait_interrupted_endsAtOnceAsAnInterruptWithTheFlagSet() {
        answers.add(rejected(Duration.ofSeconds(3)));
        answers.add(new TransportOutcome.NotSent(
                new TransportException(Kind.INTERRUPTED, "interrupted", 0, false, null), CallCounts.NONE));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.stories(1).get(7))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        thrown -> assertThat(thrown.kind()).isEqualTo(Kind.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(time.elapsed()).isEqualTo(Duration.ZERO);
    }

    private static TransportOutcome answered() {
        byte[] body = "{\"story\":{\"id\":7,\"uuid\":\"u\",\"slug\":\"a\"}}".getBytes(StandardCharsets.UTF_8);
        return new TransportOutcome.Answered(new TransportResponse(200, Map.of(), body), one());
    }

    private static TransportOutcome rejected(Duration delay) {
        TransportResponse response = new TransportResponse(429, Map.of(), new byte[0]);
        return new TransportOutcome.Rejected(failure(false, delay), response, one());
    }

    private static TransportException failure(boolean ambiguous, Duration delay) {
        return new TransportException(Kind.STATUS, "refused", 1, ambiguous, delay, null);
    }

    private static CallCounts one() {
        return new CallCounts(1, 0, 1, Duration.ZERO);
    }

    private final class Answers implements Transport {
        @Override
        public TransportOutcome execute(TransportRequest request) {
            return answers.remove();
        }

        @Override
        public Optional<RateLimiter> rateLimiter() {
            return Optional.of(RateLimiter.unlimited(TimeSource.system()));
        }

        @Override
        public TransportStats stats() {
            throw new UnsupportedOperationException("not asked for here");
        }

        @Override
        public void close() {}
    }
}
