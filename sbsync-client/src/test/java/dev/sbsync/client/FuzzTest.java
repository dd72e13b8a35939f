package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.TimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Corrupted answers: every operation returns a value whose accessors all work, or throws an exception of sbsync's.
 * {@code -Dsbsync.fuzz.tries=10000} makes so many of each operation's.
 */
class FuzzTest {

    private static final int TRIES = Integer.getInteger("sbsync.fuzz.tries", 200);

    static List<Operations> operations() {
        return Operations.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anyOperation_goodAnswer_isAValue(Operations operation) {
        Answering transport = new Answering(new Random(0), operation.answer());
        transport.mutating = false;

        touch(operation.call().apply(client(transport)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anyOperation_mutatedAnswer_isAValueOrATypedError(Operations operation) {
        Answering transport = new Answering(new Random(operation.name().hashCode()), operation.answer());
        ManagementClient client = client(transport);
        int values = 0;
        for (int i = 0; i < TRIES; i++) {
            try {
                touch(operation.call().apply(client));
                values++;
            } catch (SbsyncException typed) {
                assertThat(typed.getMessage()).doesNotContain(Clients.SECRET).isNotBlank();
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError(operation + ", try " + i + ", answered with " + transport.last(), other);
            }
        }
        // an upload is a value only where four answers in a row are good
        int least = operation.name().equals("assets.upload") ? 1 : TRIES / 50;
        assertThat(values).isBetween(least, TRIES - least);
    }

    @Test
    void operations_everyMethodOfEveryOperationsType_isAmongThem() {
        Stream<String> methods = Stream.of(ManagementClient.class.getMethods())
                .filter(method -> method.getReturnType().getSimpleName().endsWith("Operations"))
                .flatMap(method -> Stream.of(method.getReturnType().getDeclaredMethods())
                        .filter(operation -> Modifier.isPublic(operation.getModifiers()))
                        .map(operation -> method.getName() + "." + operation.getName()));

        assertThat(methods)
                .allSatisfy(method -> assertThat(Operations.all())
                        .anyMatch(
                                operation -> operation.name().split(" ", -1)[0].equals(method)));
    }

    private static ManagementClient client(Transport transport) {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .transport(transport)
                .readAhead(0)
                .build();
    }

    /** Calls all methods of a value that take no arguments. */
    private static void touch(@Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(FuzzTest::touch);
        } else if (value != null && value.getClass().getName().startsWith("dev.sbsync.")) {
            for (Method method : value.getClass().getMethods()) {
                boolean accessor = method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getDeclaringClass() != Object.class;
                if (accessor) {
                    touch(invoked(method, value));
                }
            }
        }
    }

    private static @Nullable Object invoked(Method method, Object value) {
        try {
            method.setAccessible(true);
            return method.invoke(value);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(method + " threw", thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers with mutations of a correct answer. */
    private static final class Answering implements Transport {
        private static final CallCounts ONE = new CallCounts(1, 0, 0, Duration.ZERO);

        private final Random random;
        private final Mutations mutations;
        private final String good;
        private boolean mutating = true;
        private @Nullable TransportResponse last;

        Answering(Random random, String good) {
            this.random = random;
            this.mutations = new Mutations(random);
            this.good = good;
        }

        String last() {
            return last == null
                    ? "nothing"
                    : last.status() + " " + last.headers() + " "
                            + last.text()
                                    .substring(0, Math.min(2000, last.text().length()));
        }

        @Override
        public TransportOutcome execute(TransportRequest request) {
            TransportResponse response = mutating
                    ? new TransportResponse(mutations.status(), mutations.headers(), mutations.body(good))
                    : new TransportResponse(
                            good.isEmpty() ? 204 : 200, mutations.headers(), good.getBytes(StandardCharsets.UTF_8));
            last = response;
            boolean success = response.status() / 100 == 2;
            // real transports check, and hand back what does not pass as ambiguous; the client has to bear both kinds
            String problem =
                    success && random.nextBoolean() ? request.bodyCheck().problemOf(response) : null;
            boolean failed = response.status() == 429 || response.status() >= 500 || problem != null;
            if (failed && random.nextBoolean()) {
                TransportException failure =
                        new TransportException(Kind.PROTOCOL, "unusable: " + problem, 1, request.write(), null);
                return new TransportOutcome.Ambiguous(failure, response, ONE);
            }
            return new TransportOutcome.Answered(response, random.nextBoolean(), ONE);
        }

        @Override
        public Optional<RateLimiter> rateLimiter() {
            return Optional.of(RateLimiter.unlimited(TimeSource.system()));
        }

        @Override
        public TransportStats stats() {
            return new TransportStats(0, 0, 0, 0, new TreeMap<>(), Duration.ZERO, Duration.ZERO);
        }

        @Override
        public void close() {}
    }
}
