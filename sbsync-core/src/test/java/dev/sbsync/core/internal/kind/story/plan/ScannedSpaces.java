package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.StoryOperations;
import dev.sbsync.core.Rows;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.RecordedRequest;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import dev.sbsync.transport.Exchange;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Two spaces of the fake, without sockets, that are planned from after as much reading as a survey takes. */
final class ScannedSpaces implements AutoCloseable {

    /** So large that looking up is always cheaper. */
    static final Long HUGE = 1_000_000L;

    /** So small that listing is always cheaper. */
    static final Long TINY = 1L;

    private static final long SMALL = 300;

    private static final long SOURCE = 1001;
    private static final long TARGET = 1002;
    private static final List<String> SLUGS = List.of("a", "b", "c", "x*y");

    private final FakeManagementApi api;
    private final ManagementClient client;

    ScannedSpaces(SpaceBuilder source, SpaceBuilder target) {
        api = FakeManagementApi.builder().dataset(Dataset.of(source, target)).build();
        client = ManagementClient.builder()
                .token(Token.of("survey"))
                .time(new ManualTime())
                .exchange(new InMemory(api))
                .build();
    }

    static SpaceBuilder source() {
        return SpaceBuilder.space(SOURCE, "Source");
    }

    static SpaceBuilder target() {
        return SpaceBuilder.space(TARGET, "Target");
    }

    /**
     * Returns two spaces with few slugs, uuids and tags, so that they have much in common.
     *
     * @param oddUuids how many of twelve uuids are not in the usual form
     */
    static ScannedSpaces random(long seed, int oddUuids) {
        Random random = new Random(seed);
        return new ScannedSpaces(filled(source(), random, oddUuids), filled(target(), random, oddUuids));
    }

    private static SpaceBuilder filled(SpaceBuilder space, Random random, int oddUuids) {
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            uuids.add((i % 12 < oddUuids ? "u, " : "u-") + i);
        }
        Collections.shuffle(uuids, random);
        List<String> folders = new ArrayList<>(List.of(""));
        Set<String> taken = new HashSet<>();
        int size = random.nextInt(20);
        for (int i = 0; i < size; i++) {
            String folder = folders.get(random.nextInt(folders.size()));
            String slug = SLUGS.get(random.nextInt(SLUGS.size()));
            String path = folder.isEmpty() ? slug : folder + "/" + slug;
            String uuid = uuids.get(i);
            Consumer<StoryBuilder> details = item -> {
                item.uuid(uuid);
                if (random.nextInt(3) == 0) {
                    item.tags("t" + random.nextInt(2));
                }
            };
            Consumer<StoryBuilder> story = item -> {
                details.accept(item);
                item.component(random.nextBoolean() ? "page" : "post");
                if (random.nextBoolean()) {
                    item.published();
                }
            };
            int kind = random.nextInt(5);
            if (kind < 2 && taken.add(path + "/")) {
                space.folder(path, details);
                folders.add(path);
            } else if (kind == 2
                    && !folder.isEmpty()
                    && !taken.contains(folder)
                    && taken.add(folder + "/" + folder.substring(folder.lastIndexOf('/') + 1))) {
                taken.add(folder);
                space.startPage(folder, story);
            } else if (kind > 2 && taken.add(path)) {
                boolean flagged = folder.isEmpty() && random.nextInt(3) == 0;
                space.story(path, flagged ? story.andThen(item -> item.attribute("is_startpage", true)) : story);
            }
        }
        return space;
    }

    SyncPlan plan(PlanOptions options, @Nullable Long storyCount) {
        return plan(options, storyCount, null);
    }

    SyncPlan plan(PlanOptions options, @Nullable Long storyCount, @Nullable Long folderQuota) {
        SpaceSettings from = settings(SOURCE, storyCount, folderQuota);
        SpaceSettings to = settings(TARGET, storyCount, folderQuota);
        return SpaceScanner.plan(
                new SpaceScanner(stories(SOURCE), from),
                new SpaceScanner(stories(TARGET), to),
                (source, target) -> Plans.plan(
                        new PlanSide(Rows.space(SOURCE, "Source"), from, source),
                        new PlanSide(Rows.space(TARGET, "Target"), to, target),
                        options));
    }

    /** A small count is true of its space; a large one stands for stories that the test does without. */
    private SpaceSettings settings(long spaceId, @Nullable Long storyCount, @Nullable Long folderQuota) {
        long stories = api.space(spaceId).stories().stream()
                .filter(story -> !story.folder())
                .count();
        Long said = storyCount == null || storyCount > SMALL ? storyCount : (Long) Math.min(storyCount, stories);
        return new SpaceSettings(Set.of(), false, folderQuota, said);
    }

    private StoryOperations stories(long spaceId) {
        return client.stories(spaceId);
    }

    /** Returns the queries of the requests so far to the source, or to the target, in order. */
    List<String> queries(boolean toSource) {
        String path = "/v1/spaces/" + (toSource ? SOURCE : TARGET) + "/stories";
        return api.requests().stream()
                .filter(request -> request.path().equals(path))
                .map(RecordedRequest::query)
                .toList();
    }

    int requests() {
        return api.requests().size();
    }

    void clearRequests() {
        api.clearRequests();
    }

    @Override
    public void close() {
        client.close();
        api.close();
    }

    private record InMemory(FakeManagementApi api) implements Exchange {
        @Override
        public ExchangeResult send(TransportRequest request, Duration deadline) {
            String query = request.uri().getRawQuery();
            FakeResponse response = api.handle(
                    FakeRequest.of(request.method(), request.uri().getRawPath() + (query == null ? "" : "?" + query))
                            .withToken("survey"));
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            return new ExchangeResult.Response(new TransportResponse(response.status(), headers, response.body()));
        }

        @Override
        public void close() {}
    }
}
