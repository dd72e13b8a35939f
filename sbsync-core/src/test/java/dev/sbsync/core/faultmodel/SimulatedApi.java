package dev.sbsync.core.faultmodel;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.ManagementClientBuilder;
import dev.sbsync.core.faultmodel.Fault.Effect;
import dev.sbsync.core.faultmodel.Fault.Target;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException.Kind;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network between the clients and the fake, in simulated time: latency, and the faults of one seed. */
final class SimulatedApi implements Exchange {

    /**
     * One request that met a fault.
     *
     * @param changesAnswer whether the answer differs from the one without the fault: a page before the first one does
     *     not
     */
    record Hit(Effect effect, TransportRequest request, String body, boolean changesAnswer) {

        /** Returns the resource of the API that the request is about. */
        String resource() {
            return SimulatedApi.resource(request);
        }

        /** Returns what kind of request it is. */
        Target target() {
            return list(request) ? listOf(request) : targetOf(request);
        }

        /** Returns whether it creates an asset or a folder of assets after its client has given up. */
        boolean createsAssetsLate() {
            boolean late = effect == Effect.LATE || effect == Effect.LATE_AFTER_TIMEOUT;
            return late && target() == Target.CREATE && resource().startsWith("asset");
        }

        /** Returns whether the item may have to fail: a file that is another page than announced is not read again. */
        boolean refuses() {
            return effect.refuses() || (effect == Effect.HTML && target() == Target.DOWNLOAD);
        }

        @Override
        public String toString() {
            return effect + " " + request;
        }
    }

    /** A request, and how it reaches the fake. */
    private record Call(TransportRequest request, FakeRequest received) {}

    private static final int SMALL_PAGE = 20;
    private static final int SMALL_PAGE_OF_ITEMS = 2;
    private static final Pattern PER_PAGE = Pattern.compile("per_page=\\d+");
    private static final Pattern PATH = Pattern.compile("/v1/spaces/\\d+(?:/([a-z_]+)(/.*)?)?");
    private static final String STORIES = "stories";

    private final FakeManagementApi fake;
    private final TimeSource time;
    private final Random latency;
    private final List<Fault> faults;
    private final Runnable afterEach;
    private final Map<String, Integer> counts = new HashMap<>();
    final List<Hit> hits = new ArrayList<>();
    private boolean calm;

    /** Answers with {@code fake}; {@code afterEach} looks at it whenever it may have changed. */
    SimulatedApi(FakeManagementApi fake, TimeSource time, Random latency, List<Fault> faults, Runnable afterEach) {
        this.fake = fake;
        this.time = time;
        this.latency = latency;
        this.faults = faults;
        this.afterEach = afterEach;
    }

    /** Returns a client of this network that shares its limits with others of the same budgets. */
    ManagementClientBuilder client(RateLimiters budgets, long seed) {
        return ManagementClient.builder()
                .token(Token.of("simulated"))
                .baseUrl(URI.create("https://simulated.example"))
                .rateLimiters(budgets)
                .time(time)
                .random(new Random(seed))
                .exchange(this)
                .assetBaseUrl(SimulatedFiles.HOST)
                .assetToken(Token.of(ModelAssets.TOKEN));
    }

    /**
     * Asks again for what cannot be planned: that says so at once and has written nothing.
     *
     * @param most the number of attempts
     */
    <T> T again(int most, Supplier<T> asked) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return asked.get();
            } catch (SbsyncException unreachable) {
                if (tries == most) {
                    throw unreachable;
                }
                time.sleep(unreachable.retryAfter().orElse(Duration.ofMinutes(1)));
            }
        }
    }

    /** Has no more faults from now on, or has them again. */
    void calm(boolean now) {
        calm = now;
    }

    @Override
    public ExchangeResult send(TransportRequest request, Duration deadline) {
        try {
            time.sleep(Duration.ofMillis(5 + latency.nextInt(40)));
            Optional<Fault> fault = faultOf(request);
            Call call = new Call(
                    request, SimulatedFiles.serve(request) ? SimulatedFiles.received(request) : asFake(request));
            ExchangeResult result = fault.isEmpty() ? answer(handle(call)) : hit(call, deadline, fault.get());
            time.sleep(Duration.ofMillis(20 + latency.nextInt(100)));
            return result;
        } catch (IOException unreadable) {
            return new ExchangeResult.Failure(Kind.LOCAL, true, "the request body could not be read", unreadable);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return new ExchangeResult.Failure(Kind.INTERRUPTED, true, "interrupted", interrupt);
        }
    }

    @Override
    public void close() {}

    private ExchangeResult hit(Call call, Duration deadline, Fault fault) throws InterruptedException {
        TransportRequest request = call.request();
        byte[] body = request.body();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        int place = hits.size();
        hits.add(new Hit(fault.effect(), request, text, false));
        ExchangeResult result = faulty(call, deadline, fault);
        boolean changesAnswer = PageFaults.changesAnswer(fault.effect(), request, result);
        hits.set(place, new Hit(fault.effect(), request, text, changesAnswer));
        return result;
    }

    private ExchangeResult faulty(Call request, Duration deadline, Fault fault) throws InterruptedException {
        return switch (fault.effect()) {
            case LOST_BEFORE -> broken();
            case LOST_AFTER -> {
                handle(request);
                yield broken();
            }
            case LATE -> {
                handleLate(request, fault.late());
                yield broken();
            }
            case LATE_AFTER_TIMEOUT -> {
                handleLate(request, deadline.plus(fault.late()));
                time.sleep(deadline);
                yield timeout();
            }
            case UNAVAILABLE -> status(503, "", Map.of());
            case ERROR_AFTER -> {
                handle(request);
                yield status(500, "{}", Map.of());
            }
            case THROTTLED -> status(429, "{\"error\":\"Retry later.\"}", Map.of());
            case THROTTLED_FOR -> status(429, "{\"error\":\"Retry later.\"}", Map.of("Retry-After", List.of("3")));
            case INVALID -> status(422, "{\"error\":\"The field page.headline can't be blank\"}", Map.of());
            case TAKEN -> status(422, taken(request.request()), Map.of());
            case UNKNOWN_ERROR -> status(520, "", Map.of());
            case REDIRECT -> status(302, "", Map.of("Location", List.of("https://elsewhere.example/")));
            case NOT_MODIFIED -> status(304, "", Map.of());
            case THROTTLED_FOR_DAYS ->
                status(429, "{\"error\":\"Retry later.\"}", Map.of("Retry-After", List.of("300000")));
            case HTML -> answer(handle(request, FaultAction.html(200)));
            case EMPTY_AFTER -> answer(handle(request, FaultAction.statusAfter(200, "")));
            case NULL_AFTER -> answer(handle(request, FaultAction.statusAfter(200, "null")));
            case ERROR_OBJECT_AFTER -> answer(handle(request, FaultAction.statusAfter(200, "{\"error\":\"gone\"}")));
            case FOREIGN -> answer(handle(request, FaultAction.foreign()));
            case READ_LAG -> answer(handle(request, FaultAction.readLag(fault.late())));
            case EMPTY_PAGE -> answer(handle(request, FaultAction.emptyPage()));
            case SHORT_PAGE -> answer(handle(request, FaultAction.shortPage(stories(request.request()) ? 7 : 1)));
            case REPEATED_PAGE -> answer(handle(request, FaultAction.repeatedPage()));
            case WITHOUT_TOTAL -> answer(handle(request, FaultAction.withoutTotal()));
            case LOW_TOTAL -> answer(handle(request, FaultAction.total(stories(request.request()) ? 3 : 1)));
            case HIGH_TOTAL -> answer(handle(request, FaultAction.total(1000)));
            case ZERO_TOTAL -> answer(handle(request, FaultAction.total(0)));
            case CUT_AFTER -> cut(handle(request));
            case LIST_LAG -> answer(handle(request, FaultAction.listLag(fault.late())));
            case FILE_EXPIRED, FILE_REFUSED, FILE_SLOW_DOWN ->
                answer(handle(request, SimulatedFiles.refusal(fault.effect())));
            case FILE_CUT, FILE_STALLED -> halfWay(request, deadline, fault.effect() == Effect.FILE_STALLED);
        };
    }

    private ExchangeResult halfWay(Call call, Duration deadline, boolean stalled) throws InterruptedException {
        if (call.request().streamedBody().isEmpty()) {
            return SimulatedFiles.halved(handle(call), time, stalled);
        }
        if (!stalled) {
            return broken();
        }
        time.sleep(deadline);
        return timeout();
    }

    /** Lets the fake itself do it. */
    private FakeResponse handle(Call request, FaultAction action) {
        fake.faults().clear();
        fake.faults().add(FaultRule.on("next", any -> true).then(action));
        return handle(request);
    }

    private static String taken(TransportRequest request) {
        if (targetOf(request) == Target.UUID) {
            return "{\"error\":[\"UUID has already been taken\"]}";
        }
        return "{\"" + (stories(request) ? "slug" : "name") + "\":[\"has already been taken\"]}";
    }

    /** A request counts for every fault about its kind; the first that is due happens. */
    private Optional<Fault> faultOf(TransportRequest request) {
        if (calm) {
            return Optional.empty();
        }
        String resource = resource(request);
        if (SimulatedFiles.serve(request)) {
            return due(resource, targetOf(request));
        }
        List<Fault> due = new ArrayList<>();
        due("", targetOf(request)).ifPresent(due::add);
        if (list(request) && stories(request)) {
            due("", listOf(request)).ifPresent(due::add);
        }
        due(resource, list(request) ? listOf(request) : targetOf(request)).ifPresent(due::add);
        return due.stream().findFirst();
    }

    private Optional<Fault> due(String resource, Target target) {
        int count = counts.merge(resource + " " + target, 1, Integer::sum);
        return faults.stream()
                .filter(fault -> fault.meets() == target && fault.resource().equals(resource))
                .filter(fault -> count >= fault.from() && count < fault.from() + fault.times())
                .findFirst();
    }

    /** Returns the resource of the API that a request is about; {@code spaces} for a space itself. */
    private static String resource(TransportRequest request) {
        if (SimulatedFiles.serve(request)) {
            return SimulatedFiles.resource(request);
        }
        Matcher path = PATH.matcher(request.uri().getPath());
        return path.matches() && path.group(1) != null ? path.group(1) : ItemFaults.SETTINGS;
    }

    private static boolean stories(TransportRequest request) {
        return resource(request).equals(STORIES);
    }

    /** Returns whether a request reads a list, or a space. */
    private static boolean list(TransportRequest request) {
        Matcher path = PATH.matcher(request.uri().getPath());
        return !request.write() && path.matches() && path.group(2) == null;
    }

    private static Target listOf(TransportRequest request) {
        boolean target = request.uri().getPath().startsWith("/v1/spaces/" + ModelSpaces.TARGET);
        return target ? Target.TARGET_LIST : Target.SOURCE_LIST;
    }

    private static Target targetOf(TransportRequest request) {
        String path = request.uri().getPath();
        if (SimulatedFiles.serve(request)) {
            return request.streamedBody().isPresent() ? Target.UPLOAD : Target.DOWNLOAD;
        }
        if (path.endsWith("/finish_upload")) {
            return Target.FINISH;
        }
        if (path.endsWith("/unpublish")) {
            return Target.UNPUBLISH;
        }
        if (path.endsWith("/update_uuid")) {
            return Target.UUID;
        }
        if (request.write()) {
            return switch (request.method()) {
                case "POST" -> Target.CREATE;
                case "DELETE" -> Target.DELETE;
                default -> Target.UPDATE;
            };
        }
        return path.startsWith("/v1/spaces/" + ModelSpaces.TARGET) ? Target.TARGET_READ : Target.SOURCE_READ;
    }

    private FakeResponse handle(Call call) {
        FakeResponse response = fake.handle(call.received());
        if (call.request().write()) {
            afterEach.run();
        }
        return response;
    }

    private void handleLate(Call request, Duration delay) {
        time.alarm(delay, () -> handle(request));
    }

    /** A server that repeats pages has more than one of each list: it gives fewer items a page than asked for. */
    private FakeRequest asFake(TransportRequest request) {
        String query = request.uri().getRawQuery();
        if (query != null && stories(request) && repeatsPagesOf("")) {
            query = query.replace("per_page=100", "per_page=" + SMALL_PAGE);
        } else if (query != null && repeatsPagesOf(resource(request))) {
            query = PER_PAGE.matcher(query).replaceAll("per_page=" + SMALL_PAGE_OF_ITEMS);
        }
        FakeRequest fakeRequest = FakeRequest.of(
                        request.method(), request.uri().getRawPath() + (query == null ? "" : "?" + query))
                .withToken("simulated");
        byte[] body = request.body();
        return body == null ? fakeRequest : fakeRequest.withBody(body);
    }

    private boolean repeatsPagesOf(String resource) {
        return faults.stream()
                .anyMatch(fault -> fault.effect() == Effect.REPEATED_PAGE
                        && fault.resource().equals(resource));
    }

    private static ExchangeResult answer(FakeResponse response) {
        return SimulatedFiles.answer(response);
    }

    private static ExchangeResult cut(FakeResponse response) {
        byte[] body = response.body();
        return answer(response.withBody(Arrays.copyOf(body, body.length / 2)));
    }

    private static ExchangeResult status(int status, String body, Map<String, List<String>> headers) {
        return new ExchangeResult.Response(
                new TransportResponse(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static ExchangeResult timeout() {
        return new ExchangeResult.Failure(Kind.TIMEOUT, true, "no complete answer in time", null);
    }

    private static ExchangeResult broken() {
        return new ExchangeResult.Failure(Kind.IO, true, "the connection broke", null);
    }
}
