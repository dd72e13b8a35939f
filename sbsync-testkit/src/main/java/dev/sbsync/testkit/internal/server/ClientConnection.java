package dev.sbsync.testkit.internal.server;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.time.FakeClock;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One client's connection: reads requests and writes their answers, until either side closes it. */
final class ClientConnection {
    /** The interval between the blanks of an endless body. */
    private static final Duration DRIP = Duration.ofMillis(50);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Socket socket;
    private final FakeClock clock;
    private final Function<FakeRequest, FakeResponse> behaviour;
    private final Function<FakeRequest, Optional<FakeResponse>> cut;

    ClientConnection(
            Socket socket,
            FakeClock clock,
            Function<FakeRequest, FakeResponse> behaviour,
            Function<FakeRequest, Optional<FakeResponse>> cut) {
        this.cut = cut;
        this.socket = socket;
        this.clock = clock;
        this.behaviour = behaviour;
    }

    void serve() throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
        boolean open = true;
        while (open) {
            try {
                Optional<FakeRequest> head = RequestReader.head(in, out);
                Optional<FakeResponse> early = head.filter(LoopbackHost::named).flatMap(cut);
                if (early.isPresent()) {
                    RequestReader.half(head.get(), in);
                    deliver(early.get(), head.get(), in, out);
                    return;
                }
                open = head.isPresent() && answer(RequestReader.whole(head.get(), in), in, out);
            } catch (MalformedRequestException e) {
                write(out, FakeResponse.error(400, e.getMessage()), false);
                return;
            }
        }
    }

    /** Answers a request and returns whether the connection can take another one. */
    private boolean answer(FakeRequest request, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        Instant arrived = clock.now();
        FakeResponse response = LoopbackHost.named(request)
                ? behaviour.apply(request)
                : FakeResponse.error(421, "the fake answers localhost, 127.0.0.1 and [::1] only");
        clock.await(arrived.plus(response.delay()));
        return deliver(response, request, in, out);
    }

    private boolean deliver(FakeResponse response, FakeRequest request, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        switch (response.delivery()) {
            case WHOLE -> {
                write(out, response, request.method().equals("HEAD"));
                return !request.header("Connection").orElse("").equalsIgnoreCase("close");
            }
            case TRUNCATED -> {
                half(out, response);
            }
            case ENDLESS -> {
                half(out, response);
                drip(out);
            }
            case RESET -> socket.setSoLinger(true, 0);
            case HUNG -> in.transferTo(OutputStream.nullOutputStream());
            case DROPPED -> {
                // The caller closes the connection.
            }
        }
        return false;
    }

    private void write(OutputStream out, FakeResponse response, boolean headOnly) throws IOException {
        long length = response.content().length();
        head(out, response, length);
        if (!headOnly) {
            response.content().writeTo(out, length);
        }
        out.flush();
    }

    private void half(OutputStream out, FakeResponse response) throws IOException {
        long length = response.content().length();
        boolean endless = response.delivery() == FakeResponse.Delivery.ENDLESS;
        head(out, response, endless ? Integer.MAX_VALUE : Math.max(length, 2));
        response.content().writeTo(out, length / 2);
        out.flush();
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            clock.await(clock.now().plus(DRIP));
            out.write(' ');
            out.flush();
        }
    }

    private void head(OutputStream out, FakeResponse response, long length) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
        head.append("Date: ").append(DATE.format(clock.now())).append("\r\n");
        response.headers()
                .forEach((name, value) -> head.append(name)
                        .append(": ")
                        .append(value.replaceAll("[\\r\\n]", " "))
                        .append("\r\n"));
        boolean without = response.status() == 204 || response.status() == 304;
        if (!without && response.header("Content-Length").isEmpty()) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
