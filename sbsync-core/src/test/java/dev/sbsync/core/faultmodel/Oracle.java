package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Judges a run by what the fake has stored, with nothing of the code that is judged: nothing lost, nothing doubled, no
 * child in the root, no draft made public at any time, and a report that is true.
 */
final class Oracle {

    private static final String STORIES = "stories";

    private final FakeManagementApi fake;
    private final FakeSpace source;
    private final FakeSpace target;
    private final Map<String, FakeStory> sourceByUuid = new HashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<FakeStory> stories;
    private final boolean aligned;
    private final AssetNames assets;
    private final boolean assetsSynced;
    private final Set<Long> copiedAssets = new HashSet<>();
    private final Map<Long, String> copies = new HashMap<>();
    private final List<FakeStory> notCopied = new ArrayList<>();
    private final int before;
    private int seen;

    /**
     * Judges what happens from now on.
     *
     * @param synced whether stories are synced
     * @param assetsSynced whether assets are synced
     * @param aligned whether copies have the uuids of the source; otherwise references contain those of the copies
     */
    Oracle(FakeManagementApi fake, boolean synced, boolean assetsSynced, boolean aligned, AssetNames assets) {
        this.aligned = aligned;
        this.assets = assets;
        this.assetsSynced = assetsSynced;
        this.fake = fake;
        this.before = fake.commits().size();
        this.seen = before;
        this.source = fake.space(ModelSpaces.SOURCE);
        this.target = fake.space(ModelSpaces.TARGET);
        source.stories().forEach(story -> sourceByUuid.put(key(story), story));
        this.stories = synced ? source.stories() : List.of();
    }

    private static String key(FakeStory story) {
        return (story.folder() ? "folder " : "story ") + story.path();
    }

    /** Looks at what has just been committed. */
    void afterRequest() {
        List<Commit> commits = fake.commits();
        for (Commit commit : commits.subList(seen, commits.size())) {
            if (commit.kind() == Commit.Kind.PUBLISHED && commit.resource().equals(STORIES)) {
                published(commit);
            }
        }
        seen = commits.size();
    }

    /** What is made public has to be public in the source. */
    private void published(Commit commit) {
        FakeStory now = target.stories().stream()
                .filter(story -> story.id() == commit.itemId())
                .findFirst()
                .orElseThrow();
        String live = headline(now.publishedContent().orElseThrow());
        boolean publicInSource = sourceByUuid.values().stream()
                .filter(story -> story.state() != FakeStory.State.DRAFT)
                .flatMap(story -> story.publishedContent().stream())
                .anyMatch(content -> headline(content).equals(live));
        if (now.folder() || !publicInSource) {
            problems.add("made public although the source has not: " + now);
        }
    }

    /** Returns what distinguishes a layer from all others, in any spelling. */
    private static String headline(JsonNode content) {
        return content.path("_uid").asString("") + " "
                + content.path("headline").asString("");
    }

    List<String> problems(SyncPlan plan, SyncReport report, boolean mayFail) {
        Map<ItemKey, ItemResult> results = new HashMap<>();
        report.items().forEach(item -> results.put(item.item().key(), item));
        assets.learn(report);
        copiedAssets.clear();
        report.items().stream()
                .filter(item -> assetsSynced && item.item().key().kind().equals("assets"))
                .filter(item -> item.outcome() instanceof Outcome.Confirmed)
                .forEach(item -> copiedAssets.add(item.item().key().id()));
        stories.forEach(story -> {
            ItemResult result = results.get(new ItemKey(STORIES, story.id()));
            Optional.ofNullable(result)
                    .flatMap(there -> there.outcome().targetId())
                    .ifPresent(id -> copies.put(id, key(story)));
            if (result == null || !result.outcome().confirmed()) {
                notCopied.add(story);
            }
        });
        if (report.items().size() != plan.items().size()
                || results.size() != plan.items().size()) {
            problems.add("the plan has " + plan.items().size() + " items, the report " + results.size());
        }
        stories.forEach(story -> {
            ItemResult result = results.get(new ItemKey(STORIES, story.id()));
            if (result == null) {
                problems.add("not in the report: " + story);
            } else {
                judge(story, result);
            }
        });
        SyncReport.Summary summary = report.summary();
        if (!mayFail && summary.failed() + summary.blocked() + summary.cancelled() > 0) {
            List<String> reasons = report.items().stream()
                    .flatMap(item -> item.outcome().problem().stream()
                            .map(problem -> item.item().source().path() + ": " + problem))
                    .toList();
            problems.add("nothing gave a reason to fail, and items failed: " + reasons);
        }
        if (report.duration().compareTo(Duration.ofMinutes(30)) > 0) {
            problems.add("took " + report.duration());
        }
        doubled();
        misplaced();
        fake.violations().forEach(violation -> problems.add("violation: " + violation));
        return List.copyOf(problems);
    }

    /** A success is in the target as it is in the source; what is not has a reason. */
    private void judge(FakeStory story, ItemResult result) {
        Outcome outcome = result.outcome();
        if (!(outcome instanceof Outcome.Confirmed confirmed)) {
            if (outcome.problem().isEmpty()) {
                problems.add("ended without success and without a reason: " + story + " " + outcome);
            }
            outcome.problem()
                    .filter(problem -> problem.code() == OutcomeCode.UNEXPECTED)
                    .ifPresent(problem -> problems.add("a bug: " + story + " " + problem));
            return;
        }
        Optional<FakeStory> there = target.stories().stream()
                .filter(found -> found.id() == confirmed.id())
                .findFirst();
        boolean inPlace = there.isPresent() && (respelled() || key(there.get()).equals(key(story)));
        if (!inPlace) {
            problems.add("reported " + outcome + ", and in its place is " + there + ": " + story);
            return;
        }
        boolean named = Behaviours.respell(fake)
                && result.warnings().stream()
                        .map(Problem::code)
                        .anyMatch(code -> code == OutcomeCode.DROPPED || code == OutcomeCode.NORMALISED);
        differences(story, there.get()).stream()
                .filter(field -> !named)
                .forEach(field -> problems.add("reported " + outcome + ", and " + field + " differs: " + story));
        assets.ofSource(there.get().content().toString()).stream()
                .filter(copiedAssets::contains)
                .forEach(asset -> problems.add(
                        "reported " + outcome + ", and it shows the source's file of asset " + asset + ": " + story));
    }

    private boolean respelled() {
        return fake.switchesInEffect().contains(Switch.SLUG_TRANSLITERATED);
    }

    private List<String> differences(FakeStory story, FakeStory there) {
        List<String> fields = new ArrayList<>();
        compare(fields, "name", story, there, FakeStory::name);
        if (aligned) {
            compare(fields, "uuid", story, there, FakeStory::uuid);
        }
        compare(fields, "slug", story, there, FakeStory::slug);
        compare(fields, "parent", story, there, FakeStory::parentPath);
        compare(fields, "start page", story, there, FakeStory::startPage);
        compare(fields, "content", content(source, story.content()), content(target, there.content()));
        compare(fields, "tags", story, there, Oracle::tags);
        compare(fields, "translated slug", story, there, Oracle::germanSlug);
        if (story.state() != FakeStory.State.DIRTY || story.publishedContent().isPresent()) {
            compare(fields, "state", story, there, FakeStory::state);
            compare(fields, "published content", live(source, story), live(target, there));
        }
        return fields;
    }

    private static void compare(
            List<String> fields, String field, FakeStory story, FakeStory there, Function<FakeStory, Object> value) {
        compare(fields, field, value.apply(story), value.apply(there));
    }

    private static void compare(List<String> fields, String field, Object value, Object there) {
        if (!value.equals(there)) {
            fields.add(field);
        }
    }

    private String live(FakeSpace of, FakeStory story) {
        return story.publishedContent().map(live -> content(of, live)).orElse("none");
    }

    /**
     * Returns a content with the source's paths in place of uuids, unless copies have the same uuids. References to
     * what could not be copied stay as they are.
     */
    private String content(FakeSpace of, JsonNode content) {
        String text = assets.in(content.toString());
        if (aligned) {
            return text;
        }
        for (FakeStory story : of.stories()) {
            String name = of == target ? copies.getOrDefault(story.id(), key(story)) : key(story);
            text = text.replace("\"" + story.uuid() + "\"", "\"" + name + "\"");
        }
        for (FakeStory story : notCopied) {
            text = text.replace("\"" + story.uuid() + "\"", "\"" + key(story) + "\"");
        }
        return text;
    }

    private static Set<String> tags(FakeStory story) {
        Set<String> tags = new HashSet<>();
        story.tags().forEach(tag -> tags.add(tag.trim().toLowerCase(Locale.ROOT)));
        return tags;
    }

    private static String germanSlug(FakeStory story) {
        return story.json().path("translated_slugs").path(0).path("slug").asString("");
    }

    /** No two items share a place, and no item was created twice. */
    private void doubled() {
        Set<String> places = new HashSet<>();
        target.stories().forEach(story -> {
            if (!places.add(story.parentId() + " " + key(story))) {
                problems.add("doubled: " + story);
            }
        });
        Set<String> created = new HashSet<>();
        fake.commits().stream()
                .skip(before)
                .filter(commit -> commit.kind() == Commit.Kind.CREATED
                        && commit.resource().equals(STORIES))
                .filter(commit -> commit.spaceId() == ModelSpaces.TARGET)
                .forEach(commit -> {
                    FakeStory story = target.stories().stream()
                            .filter(found -> found.id() == commit.itemId())
                            .findFirst()
                            .orElseThrow();
                    if (!created.add(key(story))) {
                        problems.add("created twice: " + commit);
                    }
                });
    }

    /** What was created lies where the source has it, whatever else became of it: no child in the root. */
    private void misplaced() {
        Set<String> there = new HashSet<>();
        source.stories().forEach(story -> there.add(key(story)));
        fake.commits().stream()
                .skip(before)
                .filter(commit -> commit.kind() == Commit.Kind.CREATED
                        && commit.resource().equals(STORIES))
                .flatMap(commit -> target.stories().stream().filter(found -> found.id() == commit.itemId()))
                .filter(story -> !respelled() && !there.contains(key(story)))
                .forEach(story -> problems.add("created in a place that the source does not have: " + story));
    }
}
