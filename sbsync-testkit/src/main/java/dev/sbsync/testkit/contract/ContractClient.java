package dev.sbsync.testkit.contract;

import dev.sbsync.testkit.time.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** Sends requests sequentially below the rate limit, and counts them. A 429 is retried a second later. */
final class ContractClient {
    private static final int MOST_TRIES = 5;

    private final ContractTarget target;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final FakeClock clock = FakeClock.system();
    private Instant next = Instant.EPOCH;
    private int sent;

    ContractClient(ContractTarget target) {
        this.target = target;
    }

    int sent() {
        return sent;
    }

    ContractAnswer send(String method, String path, String body, String token) {
        ContractAnswer answer = once(method, path, body, token);
        for (int tries = 1; answer.status() == 429 && tries < MOST_TRIES; tries++) {
            next = clock.now().plusSeconds(1);
            answer = once(method, path, body, token);
        }
        return answer;
    }

    private ContractAnswer once(String method, String path, String body, String token) {
        HttpRequest request = HttpRequest.newBuilder(target.baseUrl().resolve(path))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            clock.await(next);
            sent++;
            ContractAnswer answer = new ContractAnswer(http.send(request, BodyHandlers.ofString()));
            next = clock.now().plus(target.pause());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + method + " " + path, e);
        }
    }
}
