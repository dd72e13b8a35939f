package dev.sbsync.transport.http;

import static dev.sbsync.transport.http.ScriptedExchange.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportOutcome.Failed;
import dev.sbsync.transport.TransportOutcome.Rejected;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.ManualTime;
import java.net.URI;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Transient and ambiguous statuses, each on a read, a create and a retryable write. */
class TransientStatusTest {

    private static final URI ADDRESS = URI.create("https://example.com/v1/spaces/1");
    private static final TransportRequest READ =
            TransportRequest.builder("GET", ADDRESS).build();
    private static final TransportRequest CREATE =
            TransportRequest.builder("POST", ADDRESS).build();
    private static final TransportRequest UPDATE = TransportRequest.builder("PUT", ADDRESS)
            .retrySafety(RetrySafety.ALWAYS)
            .build();

    private static final int ATTEMPTS = 4;

    private static HttpTransport over(ScriptedExchange exchange) {
        return HttpTransport.builder()
                .exchange(exchange)
                .time(new ManualTime())
                .random(new Random(1))
                .build();
    }

    private static TransportOutcome execute(TransportRequest request, ExchangeResult... script) {
        return over(new ScriptedExchange(script)).execute(request);
    }

    static IntStream redirects() {
        return IntStream.of(302, 303, 304, 307);
    }

    static IntStream notNow() {
        return IntStream.of(408, 409, 423, 425, 499);
    }

    static IntStream serverFailures() {
        return Stream.of(IntStream.of(500, 502, 503, 504), IntStream.rangeClosed(520, 530), IntStream.of(598, 599))
                .flatMapToInt(statuses -> statuses);
    }

    static IntStream retriedForReadsOnly() {
        return IntStream.concat(redirects(), notNow());
    }

    static IntStream all() {
        return IntStream.concat(retriedForReadsOnly(), serverFailures());
    }

    @ParameterizedTest
    @MethodSource("all")
    void onRead_isRetriedAtTheSameAddressUntilAnswered(int status) {
        ScriptedExchange exchange =
                new ScriptedExchange(status(status, "Location", "https://example.org/"), status(status), status(200));

        Answered answered = (Answered) over(exchange).execute(READ);

        assertThat(answered.response().status()).isEqualTo(200);
        assertThat(answered.counts().attempts()).isEqualTo(3);
        assertThat(exchange.sent).extracting(TransportRequest::uri).containsOnly(ADDRESS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void onAllAttemptsOfARead_isAFailure(int status) {
        Failed failed = (Failed) execute(READ, status(status));

        assertThat(failed.counts().attempts()).isEqualTo(ATTEMPTS);
        assertThat(failed.failure().kind()).isEqualTo(status < 400 ? Kind.PROTOCOL : Kind.STATUS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void onCreate_isAnUnknownOutcomeAtOnce(int status) {
        Ambiguous ambiguous = (Ambiguous) execute(CREATE, status(status), status(201));

        assertThat(ambiguous.counts().attempts()).isEqualTo(1);
        assertThat(ambiguous.failure().ambiguous()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("retriedForReadsOnly")
    void onUpdate_ofAHealthyServer_isAnUnknownOutcomeAtOnce(int status) {
        Ambiguous ambiguous = (Ambiguous) execute(UPDATE, status(status), status(200));

        assertThat(ambiguous.counts().attempts()).isEqualTo(1);
        assertThat(ambiguous.failure().ambiguous()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("serverFailures")
    void onUpdate_ofAFailingServer_isRetriedAndThenAnUnknownOutcome(int status) {
        assertThat(((Answered) execute(UPDATE, status(status), status(200)))
                        .response()
                        .status())
                .isEqualTo(200);

        Ambiguous ambiguous = (Ambiguous) execute(UPDATE, status(status));
        assertThat(ambiguous.counts().attempts()).isEqualTo(ATTEMPTS);
        assertThat(ambiguous.failure().ambiguous()).isTrue();
    }

    static Stream<Arguments> permanentRedirects() {
        return Stream.of(READ, CREATE, UPDATE)
                .flatMap(request -> Stream.of(300, 301, 305, 308).map(status -> Arguments.of(request, status)));
    }

    @ParameterizedTest
    @MethodSource("permanentRedirects")
    void permanentRedirects_failAtOnceAndNameTheLocation(TransportRequest request, int status) {
        ExchangeResult redirect =
                status(status, "Location", "https://user:pass@example.org/v2/spaces/1?token=secret#x");

        Rejected rejected = (Rejected) execute(request, redirect, status(200));

        assertThat(rejected.failure().kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(rejected.failure().ambiguous()).isFalse();
        assertThat(rejected.counts().attempts()).isEqualTo(1);
        assertThat(rejected.retryAfter()).isEmpty();
        assertThat(rejected.failure())
                .hasMessageContaining("(" + status + ") to https://example.org/v2/spaces/1, which")
                .hasMessageNotContainingAny("secret", "pass");
    }
}
