package dev.sbsync.core.faultmodel;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.SpaceSyncBuilder;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import dev.sbsync.transport.ratelimit.RateLimiters;
import dev.sbsync.transport.time.SimulatedTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Two syncs of one pair of spaces, and a verification. */
final class SyncedTwice {
    private static final Pattern STORY = Pattern.compile("/stories/(\\d+)");

    private final SimulatedTime world;
    private final FakeManagementApi fake;
    private final long seed;
    private final boolean remembers;
    private final Set<Kind> kinds;
    private final List<String> problems = new ArrayList<>();
    private final AssetNames names;

    /** Stories alone. */
    SyncedTwice(long seed, Set<Switch> switches, boolean remembers) {
        this(seed, VariedSpaces.of(seed), switches, remembers, Kind.DEFAULT);
    }

    private SyncedTwice(long seed, Dataset spaces, Set<Switch> switches, boolean remembers, Set<Kind> kinds) {
        this.seed = seed;
        this.remembers = remembers;
        this.kinds = kinds;
        world = new SimulatedTime(seed);
        fake = FakeManagementApi.builder()
                .dataset(spaces)
                .with(switches.toArray(new Switch[0]))
                .clock(world.time()::wallTime)
                .build();
        names = new AssetNames(fake.space(ModelSpaces.SOURCE), fake.space(ModelSpaces.TARGET));
    }

    /** Items of every kind, assets among them. */
    static SyncedTwice withAssets(long seed, Set<Switch> switches, boolean remembers) {
        SyncedTwice run =
                new SyncedTwice(seed, VariedSpaces.withAssets(seed), switches, remembers, EnumSet.allOf(Kind.class));
        ModelAssets.fill(run.fake.space(ModelSpaces.SOURCE), run.fake.space(ModelSpaces.TARGET), seed);
        return run;
    }

    /** Items of every kind but assets. */
    static SyncedTwice ofAllKinds(long seed, Set<Switch> switches, boolean remembers) {
        return new SyncedTwice(seed, VariedSpaces.withItems(seed), switches, remembers, EnumSet.allOf(Kind.class));
    }

    FakeManagementApi fake() {
        return fake;
    }

    /** Runs both and returns what must not be. */
    List<String> problems() {
        PublicTitles titles = new PublicTitles(fake.space(ModelSpaces.SOURCE), fake.space(ModelSpaces.TARGET));
        fake.observe(request -> titles.look(request.toString()));
        world.run(this::syncTwice);
        problems.addAll(titles.problems());
        return problems;
    }

    private void syncTwice() {
        RateLimiters budgets = RateLimiters.create(world.time());
        try (ManagementClient source = client(budgets);
                ManagementClient target = client(budgets)) {
            SpaceSyncBuilder sync = SpaceSync.builder()
                    .from(source, ModelSpaces.SOURCE)
                    .to(target, ModelSpaces.TARGET)
                    .time(world.time())
                    .tasks(world.tasks())
                    .random(new Random(seed))
                    .kinds(kinds)
                    .state(StateStore.inMemory());
            AssetOracle assets = new AssetOracle(fake, kinds, false);
            SyncReport first = sync(sync.build());
            names.learn(first);
            problems.addAll(assets.problems(first, true));
            fake.clearRequests();
            SyncReport again = sync((remembers ? sync : sync.state(StateStore.inMemory())).build());
            names.learn(again);
            problems.addAll(assets.problems(again, true));
            if (remembers && !fake.assetRequests().isEmpty()) {
                problems.add("in sync, and files were read again: " + fake.assetRequests());
            }
            judge(again, first);
            judge(sync.build().verify());
        }
    }

    private static SyncReport sync(SpaceSync sync) {
        return sync.run(sync.plan());
    }

    private void judge(SyncReport again, SyncReport first) {
        again.items().stream()
                .filter(item -> !story(item))
                .filter(item -> item.outcome() instanceof Outcome.Created
                        || item.outcome() instanceof Outcome.Updated
                        || item.outcome().problem().isPresent())
                .forEach(item ->
                        problems.add("an item that was in sync: " + item.item().key() + " "
                                + item.item().source().path() + " " + item.outcome() + " " + item.warnings()));
        fake.writes().stream()
                .filter(request -> !request.resource().equals("stories"))
                .forEach(request -> problems.add("in sync, and written again: " + request));
        judgeStories(stories(again), stories(first));
    }

    private static boolean story(ItemResult item) {
        return item.item().key().kind().equals("stories");
    }

    private static List<ItemResult> stories(SyncReport report) {
        return report.items().stream().filter(SyncedTwice::story).toList();
    }

    private void judgeStories(List<ItemResult> again, List<ItemResult> first) {
        Set<Long> written = fake.writes().stream()
                .map(request -> STORY.matcher(request.path()))
                .filter(Matcher::find)
                .map(path -> Long.parseLong(path.group(1)))
                .collect(Collectors.toSet());
        Set<Long> late = first.stream()
                .filter(item -> !item.outcome().confirmed())
                .map(item -> item.item().source().id())
                .collect(Collectors.toSet());
        again.stream()
                .filter(item -> !late.contains(item.item().source().id()))
                .filter(item -> item.outcome() instanceof Outcome.Created
                        || item.outcome().targetId().filter(written::contains).isPresent())
                .forEach(item -> judge(item, first));
        again.forEach(item -> item.outcome().targetId().ifPresent(written::remove));
        if (!written.isEmpty()) {
            problems.add("written again, and not in the report: " + written);
        }
    }

    /**
     * What is written again is named with a reason, by its own report or by the first: a target without upper and lower
     * case stores a tag as another item spells it, and as it was sent once that item is written too. Where it is
     * remembered, only what failed is tried again, and the order among siblings: a target may ignore it in a create,
     * and a sibling that failed kept its position.
     */
    private void judge(ItemResult item, List<ItemResult> first) {
        boolean failed = item.outcome().problem().isPresent();
        boolean firstOrder = item.outcome() instanceof Outcome.Updated updated
                && !updated.differences().isEmpty()
                && updated.differences().stream()
                        .allMatch(difference -> difference.field().equals(Difference.POSITION));
        boolean named = failed
                || !item.warnings().isEmpty()
                || namedBefore(item, first)
                || (firstOrder && siblingFailed(item, first));
        if (!named || (remembers && !failed && !firstOrder)) {
            problems.add("written again" + (named ? "" : " without a reason") + ": "
                    + item.item().source().path() + " " + item.outcome() + " " + item.warnings());
        }
    }

    /** Returns whether a sibling failed in the first report: it kept its position, so others must move around it. */
    private static boolean siblingFailed(ItemResult item, List<ItemResult> first) {
        return first.stream()
                .anyMatch(before -> before.outcome().problem().isPresent()
                        && before.item().source().parentId()
                                == item.item().source().parentId());
    }

    /** Returns whether the first report says of each field that is written again that it was stored otherwise. */
    private static boolean namedBefore(ItemResult item, List<ItemResult> first) {
        if (!(item.outcome() instanceof Outcome.Updated updated)
                || updated.differences().isEmpty()) {
            return false;
        }
        List<String> stored = first.stream()
                .filter(before ->
                        before.item().source().id() == item.item().source().id())
                .flatMap(before -> before.warnings().stream())
                .filter(warning -> warning.code() == OutcomeCode.NORMALISED)
                .map(Problem::message)
                .toList();
        return updated.differences().stream()
                .allMatch(difference -> stored.stream().anyMatch(message -> message.contains(difference.field())));
    }

    private void judge(Verification verification) {
        StoredStates states = new StoredStates(fake.space(ModelSpaces.SOURCE), fake.space(ModelSpaces.TARGET), names);
        Map<Long, FakeStory> stored = fake.space(ModelSpaces.SOURCE).stories().stream()
                .collect(Collectors.toMap(FakeStory::id, Function.identity()));
        judgeItems(verification);
        judgeAssets(verification);
        List<FakeStory> equal = verification.items().stream()
                .filter(item -> item.source().key().kind().equals("stories"))
                .filter(item -> item.status() == Verification.Status.EQUAL
                        && item.warnings().isEmpty())
                .map(item -> stored.get(item.source().id()))
                .toList();
        for (FakeStory item : equal) {
            List<String> differences = states.counterpart(item)
                    .map(there -> states.differences(item, there))
                    .orElse(List.of("it is not there"));
            if (!differences.isEmpty()) {
                problems.add("verify says equal: " + item + ", but " + differences);
            }
        }
        for (String folder : states.reordered()) {
            List<FakeStory> siblings = stored.values().stream()
                    .filter(item -> item.parentPath().equals(folder)
                            || (item.folder() && item.path().equals(folder)))
                    .toList();
            if (equal.containsAll(siblings)) {
                problems.add("verify says equal, but the order in \"" + folder + "\" differs");
            }
        }
    }

    private void judgeItems(Verification verification) {
        List<String> resources = kinds.stream()
                .flatMap(kind -> ItemFaults.RESOURCES.getOrDefault(kind, List.of()).stream())
                .sorted()
                .toList();
        for (ItemDifference difference :
                ItemDifference.all(fake.space(ModelSpaces.SOURCE), fake.space(ModelSpaces.TARGET), resources)) {
            if (difference.ofAssetTag()) {
                continue;
            }
            boolean equal = verification.items().stream()
                    .filter(item -> difference.names().contains(ItemDifference.name(item.source())))
                    .allMatch(item -> item.status() == Verification.Status.EQUAL
                            && item.warnings().isEmpty());
            if (equal) {
                problems.add("verify says equal: " + difference.text());
            }
        }
    }

    /** What both syncs have found equal, as has been judged, is equal. */
    private void judgeAssets(Verification verification) {
        Set<String> assets = Set.copyOf(Kind.ASSETS.items());
        verification.items().stream()
                .filter(item ->
                        assets.contains(item.source().key().kind()) && item.status() != Verification.Status.EQUAL)
                .forEach(item -> problems.add("verify says different: " + item));
    }

    private ManagementClient client(RateLimiters budgets) {
        return new SimulatedApi(fake, world.time(), new Random(seed), List.of(), () -> {})
                .client(budgets, seed)
                .build();
    }
}
