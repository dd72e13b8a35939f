package dev.sbsync.transport.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.StreamedBody;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportOutcome.Ambiguous;
import dev.sbsync.transport.TransportOutcome.Answered;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.retry.RetryConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamedBodyTest {

    private static final int LENGTH = 1_000_000;

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Transport transport = HttpTransport.builder()
            .retry(RetryConfig.builder().base(Duration.ofMillis(1)).build())
            .build();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void body_streamed_arrivesWithItsLengthAndType() {
        server.stubFor(any(anyUrl()).willReturn(ok()));

        TransportOutcome outcome =
                transport.execute(request(new Body(LENGTH, LENGTH)).build());

        assertThat(outcome).isInstanceOf(Answered.class);
        assertThat(transport.stats().bytesOut()).isEqualTo(LENGTH);
        server.verify(postRequestedFor(anyUrl())
                .withHeader("Content-Type", equalTo("text/plain; charset=UTF-8"))
                .withHeader("Content-Length", equalTo(Integer.toString(LENGTH)))
                .withRequestBody(equalTo("a".repeat(LENGTH))));
    }

    @Test
    void body_ofARetriedRequest_isOpenedForEachAttempt() {
        server.stubFor(any(anyUrl()).willReturn(status(503)));
        Body body = new Body(10, 10);

        transport.execute(request(body).retrySafety(RetrySafety.ALWAYS).build());

        assertThat(body.opened).isEqualTo(4);
    }

    @Test
    void body_thatCannotBeRead_endsTheCallWithoutAffectingTheBreaker() {
        server.stubFor(any(anyUrl()).willReturn(ok()));
        Body body = new Body(LENGTH, 1000);

        TransportOutcome outcome =
                transport.execute(request(body).retrySafety(RetrySafety.ALWAYS).build());

        assertThat(body.opened).isEqualTo(1);
        assertThat(((Ambiguous) outcome).failure().kind()).isEqualTo(Kind.LOCAL);
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void timeout_ofARequest_overridesThatOfTheTransport() {
        server.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(5000)));

        TransportOutcome outcome = transport.execute(
                request(new Body(10, 10)).timeout(Duration.ofMillis(100)).build());

        assertThat(((Ambiguous) outcome).failure().kind()).isEqualTo(Kind.TIMEOUT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(new Body(1, 1)).timeout(Duration.ZERO));
    }

    @Test
    void body_setTwice_lastApplies() {
        assertThat(request(new Body(1, 1)).body("{}".getBytes(UTF_8)).build().streamedBody())
                .isEmpty();
        assertThat(request(new Body(1, 1)).build().body()).isNull();
    }

    private static TransportRequest.Builder request(StreamedBody body) {
        return TransportRequest.builder("POST", URI.create(server.baseUrl() + "/x"))
                .body(body);
    }

    /** Announces a length, and fails if fewer bytes are available. */
    private static final class Body implements StreamedBody {
        private final int announced;
        private final int there;
        private int opened;

        Body(int announced, int there) {
            this.announced = announced;
            this.there = there;
        }

        @Override
        public String contentType() {
            return "text/plain; charset=UTF-8";
        }

        @Override
        public long length() {
            return announced;
        }

        @Override
        public InputStream open() {
            opened++;
            return new ByteArrayInputStream("a".repeat(there).getBytes(UTF_8)) {
                @Override
                public int read(byte[] buffer) throws IOException {
                    int count = super.read(buffer);
                    if (count < 0 && there < announced) {
                        throw new IOException("no more");
                    }
                    return count;
                }
            };
        }
    }
}
