package dev.sbsync.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Difference.Place;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class PlanTextTest {

    private static final SpaceRef SOURCE = new SpaceRef(URI.create("http://localhost"), 101001, "Live");
    private static final SpaceRef TARGET = new SpaceRef(URI.create("http://localhost"), 101002, "Staging");
    private static final SyncPlan PLAN = SyncPlan.empty(SOURCE, TARGET, PlanOptions.defaults());

    @Test
    void lines_ofEveryOperation_areGroupedAndAligned() {
        SyncPlan plan = PLAN.with(
                List.of(
                        item(1, "blog", true, Operation.CREATE, List.of("ancestor of selected items"), true),
                        item(2, "blog/first", false, Operation.CREATE, List.of("not in the target"), false),
                        item(
                                3,
                                "about",
                                false,
                                Operation.UPDATE,
                                List.of("name: Us → About", "tag_list: a → b"),
                                false),
                        item(4, "home", false, Operation.COMPARE, List.of(), false),
                        item(
                                5,
                                "kept",
                                false,
                                Operation.NONE,
                                List.of("exists, and existing items are skipped"),
                                false),
                        item(6, "taken", false, Operation.CONFLICT, List.of("another story is at 'taken'"), false)),
                List.of(row(7, "left-over", false)));

        assertThat(String.join("\n", PlanText.lines(plan, Kind.DEFAULT, 6, false)))
                .isEqualTo("""
                        Plan: 'Live' (101001) → 'Staging' (101002)

                          2 create · 1 update · 1 needs check · 1 skip · 1 conflict · 1 extra

                        Create (2)
                          +  blog        folder  ancestor of selected items
                          +  blog/first  story

                        Update (1)
                          ~  about  story  name: Us → About
                                           tag_list: a → b

                        Needs check (1)  content may differ
                          ?  home  story

                        Skip (1)
                          .  kept  story  exists, and existing items are skipped

                        Conflict (1)  cannot be written; items that depend on them are blocked
                          !  taken  story  another story is at 'taken'

                        Extra (1)  only in target (kept)
                          ·  left-over  story

                        Cost: at most 13 requests, about 3 s at 6.0/s.""");
    }

    @Test
    void lines_showChangesAndWarnings() {
        PlannedItem moved = new PlannedItem(
                row(1, "new/place", true),
                row(2, "old", true),
                Operation.UPDATE,
                Set.of(Change.RENAME, Change.MOVE),
                Reasons.of(List.of("slug: old → place")),
                new Placement(new TargetParent.Root(), "new", null, null),
                List.of(),
                null,
                new ItemCost(3, false, false),
                false,
                List.of(new Problem(OutcomeCode.MOVED_ALONG, "not selected, but goes along: 'old/x'")),
                null);
        PlannedItem published = new PlannedItem(
                row(3, "live", false),
                null,
                Operation.CREATE,
                Set.of(Change.PUBLISH),
                Reasons.of(List.of("not in the target")),
                Placement.ROOT,
                List.of(),
                null,
                new ItemCost(6, true, false),
                false,
                List.of(),
                null);
        SyncPlan plan = new SyncPlan(
                SOURCE,
                TARGET,
                List.of(moved, published),
                List.of(),
                Set.of(),
                PublishMode.MIRROR,
                IdentityMode.ALIGN,
                new SpaceLanguages(Set.of("de"), false, false),
                List.of(new Problem(OutcomeCode.LANGUAGE_MISSING, "the target lacks languages of the source: fr")));

        assertThat(String.join("\n", PlanText.lines(plan, Kind.DEFAULT, 6, false)))
                .isEqualTo("""
                        Plan: 'Live' (101001) → 'Staging' (101002)

                          1 create · 1 update · 0 needs check · 0 skip · 0 conflict · 0 extra
                          of them: 1 move · 1 rename · 1 publish

                        Warning (1)
                          the target lacks languages of the source: fr; add `settings` to `--kinds`, or
                            add the language in the target, then run again

                        Create (1)
                          +  live  story  publish
                                          reads version history (published ≠ draft)

                        Update (1)
                          ~  new/place  folder  move, rename
                                                slug: old → place
                                                warning: not selected, but goes along: 'old/x'

                        Cost: at most 9 requests, about 2 s at 6.0/s.""");
    }

    @Test
    void lines_ofALongGroup_areFoldedWithAHint() {
        List<PlannedItem> items = IntStream.rangeClosed(1, 1250)
                .mapToObj(id -> item(id, "story-" + id, false, Operation.COMPARE, List.of(), false))
                .toList();
        SyncPlan plan = PLAN.with(items, List.of());

        assertThat(PlanText.lines(plan, Kind.DEFAULT, 6, false))
                .contains("  ?  story-20  story", "  … and 1,230 more; 'sbsync plan --all' lists them")
                .doesNotContain("  ?  story-21  story");
        assertThat(PlanText.lines(plan, Kind.DEFAULT, 6, true))
                .contains("  ?  story-1250  story")
                .noneMatch(line -> line.contains("more;"));
    }

    @Test
    void lines_ofAnEmptyPlan_sayNothingToDo() {
        SyncPlan plan = PLAN;

        assertThat(PlanText.lines(plan, Kind.DEFAULT, 6, false))
                .contains("Nothing to do.")
                .hasSize(5);
    }

    @Test
    void lines_ofSeveralKinds_areGroupedByKindWithin80Columns() {
        SyncPlan plan = PLAN.with(
                List.of(
                        record("settings", "settings", "settings", Operation.UNCHANGED, List.of()),
                        record("component_groups", "component group", "Layout", Operation.CREATE, List.of()),
                        record("components", "component", "hero", Operation.CREATE, List.of()),
                        record(
                                "components",
                                "component",
                                "a_component_with_a_rather_long_name",
                                Operation.UPDATE,
                                List.of(
                                        Difference.of("display_name", "Hero", "Old hero"),
                                        new Difference(
                                                "schema",
                                                "differs at /title/max_length",
                                                "/title/max_length",
                                                null,
                                                null,
                                                List.of(
                                                        new Place("/title/max_length", "10", "20"),
                                                        new Place(
                                                                "/title/description",
                                                                null,
                                                                "word "
                                                                        .repeat(20)
                                                                        .strip())),
                                                3,
                                                List.of()))),
                        item(6, "blog", true, Operation.CREATE, List.of("ancestor of selected items"), true)),
                List.of(record("datasource_entries", "entry", "labels/cta", Operation.NONE, List.of())
                        .source()));

        List<String> lines = PlanText.lines(plan, Set.of(Kind.values()), 6, false);

        assertThat(lines).filteredOn(line -> line.length() > 80).allMatch(line -> line.endsWith(" extra"));
        assertThat(String.join("\n", lines)).isEqualTo("""
                        Plan: 'Live' (101001) → 'Staging' (101002)

                          3 create · 1 update · 0 needs check · 1 unchanged · 0 skip · 0 conflict · 1 extra

                        Settings (1)  1 unchanged

                        Datasources (0)  1 extra
                          Extra (1)  only in target (kept)
                            ·  labels/cta  entry

                        Assets (0)

                        Components (3)  2 create · 1 update
                          Create (2)
                            +  Layout  component group
                            +  hero    component
                          Update (1)
                            ~  a_component_with_a_rather_long_name  component
                                 display_name: Old hero → Hero
                                 schema/title/max_length: 10 → 20
                                 schema/title/description: (none) → word word word word word word word
                                   word word word word word word word word word word word word word
                                 schema: … and 3 more places

                        Stories (1)  1 create
                          Create (1)
                            +  blog  folder  ancestor of selected items

                        Not copied: workflows, workflow stages, roles, webhooks, releases, pipelines,
                          scheduled publications, collaborators, comments, version history, tasks, API
                          keys, app installations, field plugins, ideas, experiments, AI settings,
                          preset filters, tags without stories.

                        Cost: at most 4 requests, about 1 s at 6.0/s.""");
    }

    @Test
    void lines_ofAKindWithoutItems_nameItWithWhatIsNotCopied() {
        SyncPlan plan = PLAN;

        assertThat(PlanText.lines(plan, Set.of(Kind.DATASOURCES), 6, false))
                .contains("Datasources (0)")
                .anyMatch(line -> line.startsWith("Not copied: workflows"))
                .noneMatch(line -> line.startsWith("Stories"));
    }

    private static PlannedItem record(
            String kind, String type, String path, Operation operation, List<Difference> differences) {
        return new PlannedItem(
                new NamedItem(new ItemKey(kind, path.hashCode()), type, path),
                null,
                operation,
                Set.of(),
                differences.isEmpty() ? Reasons.of(Reason.NOT_IN_TARGET.cause()) : new Reasons(differences, List.of()),
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.NONE,
                false,
                List.of(),
                null);
    }

    private record NamedItem(ItemKey key, String type, String path) implements Item {

        @Override
        public String uuid() {
            return "";
        }

        @Override
        public String name() {
            return path;
        }

        @Override
        public long parentId() {
            return 0;
        }

        @Override
        public Markers markers() {
            return Markers.of(Map.of());
        }

        @Override
        public boolean folder() {
            return false;
        }
    }

    private static PlannedItem item(
            long id, String slug, boolean folder, Operation operation, List<String> reasons, boolean added) {
        @Nullable StoryRow match = operation == Operation.CREATE ? null : row(id, slug, folder);
        @Nullable
        Problem problem = operation == Operation.CONFLICT ? new Problem(OutcomeCode.PATH_TAKEN, reasons.get(0)) : null;
        return new PlannedItem(
                row(id, slug, folder),
                match,
                operation,
                Set.of(),
                Reasons.of(reasons),
                Placement.ROOT,
                List.of(),
                null,
                operation.readsContent() ? new ItemCost(3, false, operation == Operation.CREATE) : ItemCost.NONE,
                added,
                List.of(),
                problem);
    }

    private static StoryRow row(long id, String fullSlug, boolean folder) {
        return StoryRow.of(Story.of(JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("uuid", "uuid-" + id)
                .put("name", "Name")
                .put("slug", fullSlug.substring(fullSlug.lastIndexOf('/') + 1))
                .put("full_slug", fullSlug)
                .put("is_folder", folder)));
    }

    @Test
    void details_thatDoNotFit80Columns_areWrappedBelowTheItem() {
        String why = "changed in the target since the last sync (target → source: name: An editor's title → one), so"
                + " that it is not overwritten";
        SyncPlan plan = PLAN.with(
                List.of(
                        item(1, "about", false, Operation.UPDATE, List.of("name: Us → About"), false),
                        item(2, "home", false, Operation.UPDATE, List.of(why), false)),
                List.of());

        List<String> lines = PlanText.lines(plan, Kind.DEFAULT, 6, false);

        assertThat(lines).allMatch(line -> line.length() <= 80);
        assertThat(String.join("\n", lines)).contains("""
                  ~  about  story  name: Us → About
                  ~  home   story
                       changed in the target since the last sync (target → source: name: An
                         editor's title → one), so that it is not overwritten
                """);
    }
}
