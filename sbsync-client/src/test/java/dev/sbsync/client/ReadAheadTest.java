package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.model.Story;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.TransportOutcome;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.Priority;
import dev.sbsync.transport.ratelimit.RateLimiter;
import dev.sbsync.transport.time.ManualTime;
import dev.sbsync.transport.time.SimulatedTime;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private static final StoryQuery TEN_A_PAGE =
            StoryQuery.builder().perPage(10).build();

    private final SimulatedTime world = new SimulatedTime(7);
    private final ChangingSpace space = new ChangingSpace(200, 0, 0, true, new Random(7));
    private final SlowTransport transport = new SlowTransport(space, world.time(), new Random(7));

    @Test
    void list_toItsEnd_hasFourPagesInFlightAndIsTwiceAsFast() {
        Duration one = lasts(client(0));
        Duration four = lasts(client(3));

        assertThat(transport.mostInFlight()).isEqualTo(4);
        assertThat(four.multipliedBy(2)).isLessThan(one);
        assertThat(space.requests()).isEqualTo(42);
    }

    @Test
    void list_pagesAhead_waitForAllOtherRequests() {
        lasts(client(3));

        assertThat(space.priorities)
                .hasSize(21)
                .filteredOn(Priority.NORMAL::equals)
                .hasSize(3);
    }

    @Test
    void list_firstPageOnly_requestsNoOther() {
        world.run(() -> {
            Iterator<Story> iterator =
                    client(3).stories(Clients.SPACE).list(TEN_A_PAGE).iterator();
            for (int i = 0; i < 10; i++) {
                iterator.next();
            }
        });

        assertThat(space.requests()).isEqualTo(1);
    }

    @Test
    void close_beforeTheEnd_cancelsRequestsInFlight() {
        world.run(() -> {
            try (Stream<Story> listed = client(3).stories(Clients.SPACE).list(TEN_A_PAGE)) {
                Iterator<Story> iterator = listed.iterator();
                for (int i = 0; i < 11; i++) {
                    iterator.next();
                }
            }
        });

        assertThat(space.requests()).isBetween(2, 5);
    }

    @Test
    void list_pageAheadGotNoPermit_isRequestedAgainWhenItIsNeeded() {
        Starving starving = new Starving(space, null);

        world.run(() -> assertThat(client(starving).stories(Clients.SPACE).list(TEN_A_PAGE))
                .hasSize(200));

        assertThat(starving.turnedAway).isEqualTo(18);
    }

    @Test
    void list_pageAheadFailedInAPatientView_isWaitedForOnlyOnceItIsNeeded() {
        Starving starving = new Starving(space, null);

        world.run(() -> assertThat(client(starving)
                        .patient(Duration.ofMinutes(5))
                        .stories(Clients.SPACE)
                        .list(TEN_A_PAGE))
                .hasSize(200));

        assertThat(starving.turnedAway).isEqualTo(18);
        assertThat(world.elapsed()).isZero();
    }

    @Test
    void list_pageAheadRefused_throwsWhereThatPageIsReached() {
        TransportOutcome refusal = new TransportOutcome.Answered(
                ScriptedTransport.response(403, Map.of(), "{\"error\":\"Forbidden\"}"),
                new CallCounts(1, 0, 0, Duration.ZERO));

        world.run(() -> {
            Iterator<Story> iterator = client(new Starving(space, refusal))
                    .stories(Clients.SPACE)
                    .list(TEN_A_PAGE)
                    .iterator();
            for (int i = 0; i < 20; i++) {
                iterator.next();
            }
            assertThatThrownBy(iterator::next).isInstanceOf(ForbiddenException.class);
        });
    }

    @Test
    void counting_pagesAhead_areReportedOnTheConsumersThread() {
        List<Thread> threads = new ArrayList<>();
        List<Thread> consumer = new ArrayList<>();

        world.run(() -> {
            consumer.add(Thread.currentThread());
            ManagementClient counted = client(3).counting(counts -> threads.add(Thread.currentThread()));
            assertThat(counted.stories(Clients.SPACE).list(TEN_A_PAGE)).hasSize(200);
        });

        assertThat(threads).hasSize(21).containsOnly(consumer.get(0));
    }

    @Test
    void list_interruptedWhileItWaitsForAPageAhead_saysSoAndKeepsTheInterrupt() {
        world.run(() -> {
            Iterator<Story> iterator =
                    client(3).stories(Clients.SPACE).list(TEN_A_PAGE).iterator();
            for (int i = 0; i < 20; i++) {
                iterator.next();
            }
            Thread.currentThread().interrupt();
            assertThatThrownBy(iterator::next)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            thrown -> assertThat(thrown.kind()).isEqualTo(Kind.INTERRUPTED));
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    @Test
    void build_anotherTimeWithoutTasks_readsNothingAhead() {
        ManagementClient client = ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .transport(space)
                .time(new ManualTime())
                .build();

        assertThat(client.stories(Clients.SPACE).list(TEN_A_PAGE)).hasSize(200);
        assertThat(space.priorities).containsOnly(Priority.NORMAL);
    }

    @Test
    void list_realThreads_givesTheSame() {
        ManagementClient client = ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .transport(space)
                .tasks(Tasks.threads())
                .build();

        assertThat(client.stories(Clients.SPACE).list(TEN_A_PAGE))
                .extracting(Story::id)
                .doesNotHaveDuplicates()
                .hasSize(200);
    }

    @Test
    void readAhead_outOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManagementClient.builder().readAhead(17))
                .withMessageContaining("got 17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManagementClient.builder().readAhead(-1));
    }

    private Duration lasts(ManagementClient client) {
        Duration before = world.elapsed();
        world.run(
                () -> assertThat(client.stories(Clients.SPACE).list(TEN_A_PAGE)).hasSize(200));
        return world.elapsed().minus(before);
    }

    private ManagementClient client(int ahead) {
        return builder(transport).readAhead(ahead).build();
    }

    private ManagementClient client(Transport other) {
        return builder(other).build();
    }

    private ManagementClientBuilder builder(Transport carrier) {
        return ManagementClient.builder()
                .token(Token.of(Clients.SECRET))
                .transport(carrier)
                .time(world.time())
                .tasks(world.tasks());
    }

    /** Passes only requests that do not read ahead. */
    private static final class Starving implements Transport {
        private final Transport transport;
        private final @Nullable TransportOutcome answer;
        private int turnedAway;

        Starving(Transport transport, @Nullable TransportOutcome answer) {
            this.transport = transport;
            this.answer = answer;
        }

        @Override
        public TransportOutcome execute(TransportRequest request) {
            if (request.priority() == Priority.NORMAL) {
                return transport.execute(request);
            }
            turnedAway++;
            return answer != null
                    ? answer
                    : new TransportOutcome.NotSent(
                            new TransportException(
                                    Kind.UNAVAILABLE, "no permit", 0, false, Duration.ofSeconds(5), null),
                            CallCounts.NONE);
        }

        @Override
        public Optional<RateLimiter> rateLimiter() {
            return transport.rateLimiter();
        }

        @Override
        public TransportStats stats() {
            return transport.stats();
        }

        @Override
        public void close() {}
    }
}
