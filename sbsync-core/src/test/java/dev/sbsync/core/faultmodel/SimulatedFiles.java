package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FileFaults;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.StreamedBody;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.BrokenBodyException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The hosts of files in the simulated network: bodies that are streamed, and transfers that break half-way. */
final class SimulatedFiles {

    /** The address that replaces the hosts of files. */
    static final URI HOST = URI.create("https://files.example");

    private static final Duration STALLED = Duration.ofMinutes(1);

    private SimulatedFiles() {}

    /** Returns whether a request is for the hosts of files. */
    static boolean serve(TransportRequest request) {
        return HOST.getHost().equals(request.uri().getHost());
    }

    /** Returns the kind of request, as fault rules name it. */
    static String resource(TransportRequest request) {
        return FakeRequest.of(request.method(), request.uri().getRawPath()).resource();
    }

    /**
     * Returns a request as its host gets it: without a token, and with the whole body.
     *
     * @throws IOException if the body cannot be read
     */
    static FakeRequest received(TransportRequest request) throws IOException {
        String query = request.uri().getRawQuery();
        FakeRequest bare =
                FakeRequest.of(request.method(), request.uri().getRawPath() + (query == null ? "" : "?" + query));
        if (request.streamedBody().isEmpty()) {
            return bare;
        }
        StreamedBody body = request.streamedBody().get();
        try (InputStream in = body.open()) {
            byte[] bytes = in.readAllBytes();
            return bare.withHeader("Content-Type", body.contentType())
                    .withHeader("Content-Length", Long.toString(bytes.length))
                    .withBody(FileContent.of(bytes));
        }
    }

    /** Returns how a host of files answers a fault of its own. */
    static FaultAction refusal(Fault.Effect effect) {
        return switch (effect) {
            case FILE_EXPIRED -> FileFaults.expired();
            case FILE_REFUSED -> FileFaults.refused();
            default -> FileFaults.slowDown();
        };
    }

    /** Returns the answer to a download that ends after half of its bytes, at once or when the client gives up. */
    static ExchangeResult halved(FakeResponse whole, TimeSource time, boolean stalled) {
        byte[] bytes = whole.body();
        InputStream half = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length / 2));
        return new ExchangeResult.Response(
                new TransportResponse(whole.status(), headers(whole), new BrokenStream(half, time, stalled)));
    }

    /** Returns an answer with its headers; files have a length. */
    static ExchangeResult answer(FakeResponse response) {
        return new ExchangeResult.Response(
                new TransportResponse(response.status(), headers(response), response.body()));
    }

    private static Map<String, List<String>> headers(FakeResponse response) {
        Map<String, List<String>> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.putIfAbsent(
                "Content-Length", List.of(Long.toString(response.content().length())));
        return headers;
    }

    /** A body that breaks at its end. */
    private static final class BrokenStream extends InputStream {

        private final InputStream half;
        private final TimeSource time;
        private final boolean stalled;

        BrokenStream(InputStream half, TimeSource time, boolean stalled) {
            this.half = half;
            this.time = time;
            this.stalled = stalled;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = half.read(buffer, offset, length);
            return count < 0 ? broken() : count;
        }

        private int broken() throws IOException {
            try {
                time.sleep(stalled ? STALLED : Duration.ZERO);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new BrokenBodyException(Kind.INTERRUPTED, "interrupted", interrupted);
            }
            IOException cause = new IOException("half of the file");
            throw stalled
                    ? new BrokenBodyException(Kind.TIMEOUT, "the data stopped", cause)
                    : new BrokenBodyException(Kind.IO, "the connection broke", cause);
        }
    }
}
