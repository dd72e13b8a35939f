package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sbsync.client.error.UnreadableAnswerException;
import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.model.StoryPayload;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.time.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 2xx responses with an unusable body: what is retried, how often, and what is final. */
class UselessBodiesTest {

    private static final String GOOD = "{\"story\":{\"id\":7,\"uuid\":\"u\",\"slug\":\"a\"}}";
    private static final String DUPLICATE_KEY = "{\"story\":{\"id\":7,\"uuid\":\"u\",\"slug\":\"a\",\"slug\":\"b\"}}";

    private final ManualTime time = new ManualTime();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Bad gateway</html>",
                "{\"story\":{\"id\":7",
                "{\"data\":{\"id\":7}}",
                "{\"story\":{\"id\":7,\"uuid\":\"u\",\"slug\":\"a\"}}{}",
                "{\"story\":{\"id\":8,\"uuid\":\"u\",\"slug\":\"a\"}}"
            })
    void read_bodyThatMayArriveWholeNextTime_isRepeatedAndThenSaysWhenToComeBack(String body) {
        Answers answers = new Answers(body);

        UnusableAnswerException thrown = catchThrowableOfType(UnusableAnswerException.class, () -> get(answers));

        assertThat(answers.requests).isEqualTo(4);
        assertThat(thrown.retryAfter()).isPresent();
        assertThat(thrown.ambiguous()).isFalse();
    }

    @Test
    void read_bodyCutOnce_isReadAgain() {
        Answers answers = new Answers("{\"story\":", GOOD);

        assertThat(get(answers)).isEqualTo("a");
        assertThat(answers.requests).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void read_completeJsonThatStrictParsingRefuses_isRepeatedOnceAndThenFinal(String body) {
        Answers answers = new Answers(body);

        UnreadableAnswerException thrown = catchThrowableOfType(UnreadableAnswerException.class, () -> get(answers));

        assertThat(answers.requests).isEqualTo(2);
        assertThat(thrown.retryAfter()).isEmpty();
        assertThat(thrown.status()).isEqualTo(200);
        assertThat(time.elapsed()).isLessThan(Duration.ofSeconds(1));
    }

    static List<String> refused() {
        return List.of(
                DUPLICATE_KEY,
                "{\"story\":{\"id\":7,\"a\":" + "[".repeat(600) + "]".repeat(600) + "}}",
                "{\"story\":{\"id\":7,\"a\":1e99999999999}}");
    }

    @Test
    void read_refusedByStrictParsingOnce_isReadAgain() {
        assertThat(get(new Answers(DUPLICATE_KEY, GOOD))).isEqualTo("a");
    }

    @Test
    void write_answeredWithJsonThatStrictParsingRefuses_isUnknownOutcome() {
        Answers answers = new Answers(DUPLICATE_KEY);

        UnusableAnswerException thrown = catchThrowableOfType(
                UnusableAnswerException.class, () -> client(answers).stories(1).create(StoryPayload.empty()));

        assertThat(thrown.ambiguous()).isTrue();
        assertThat(answers.requests).isEqualTo(1);
    }

    private String get(Answers answers) {
        return client(answers).stories(1).get(7).slug();
    }

    private ManagementClient client(Exchange exchange) {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .exchange(exchange)
                .time(time)
                .build();
    }

    /** Answers with these bodies, repeating the last one. */
    private static final class Answers implements Exchange {
        private final Deque<String> bodies;
        private int requests;

        Answers(String... bodies) {
            this.bodies = new ArrayDeque<>(Arrays.asList(bodies));
        }

        @Override
        public ExchangeResult send(TransportRequest request, Duration deadline) {
            requests++;
            String body = bodies.size() > 1 ? bodies.remove() : bodies.element();
            return new ExchangeResult.Response(
                    new TransportResponse(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void close() {}
    }
}
