package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.Dataset;
import dev.sbsync.testkit.RandomModel;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.clients.OfficialClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Storyblok's command line as a judge: what it pulls from the source and from the target of a sync is equal, and what
 * it has pushed is recognised: {@code ./mvnw -Preal-clients -pl sbsync-core -am test -Dtest=OfficialCliTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "sbsync.real-clients", matches = "true")
class OfficialCliTest {

    private static final Set<Kind> MODEL = Set.of(Kind.SETTINGS, Kind.DATASOURCES, Kind.COMPONENTS);
    private static final JsonMapper JSON = JsonMapper.shared();

    @BeforeAll
    static void install() throws Exception {
        OfficialClients.install();
    }

    @BeforeEach
    void forget() throws IOException {
        OfficialClients.deleteFiles();
    }

    private static RandomModel small(long seed) {
        return RandomModel.of(seed)
                .components(12)
                .groups(6)
                .tags(6)
                .presets(8)
                .datasources(3)
                .entries(24);
    }

    private static void pull(Sides sides, long space) throws Exception {
        unlimited(sides, "components", "pull", "--space", Long.toString(space));
        unlimited(sides, "datasources", "pull", "--space", Long.toString(space));
    }

    /** Without its limit of six requests a second, which changes no request. */
    private static void unlimited(Sides sides, String... arguments) throws Exception {
        OfficialClients.storyblok(
                sides.api,
                Stream.concat(Stream.of(arguments), Stream.of("--api-rate-limit", "0"))
                        .toArray(String[]::new));
    }

    private static SyncReport synced(Sides sides, StateStore state) {
        SpaceSync sync = sides.sync().kinds(MODEL).state(state).build();
        SyncPlan plan = sync.plan();
        SyncReport report = sync.run(plan);
        assertThat(report.items())
                .filteredOn(result -> result.outcome().problem().isPresent())
                .isEmpty();
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        return report;
    }

    @Test
    void everyKindOfField_isPulledAlikeFromSourceAndTarget() throws Exception {
        try (Sides sides = Sides.ofTwo(SampleSpaces.schemaGallery(), Switch.PRESET_NAMES_REPEAT);
                StateStore state = StateStore.inMemory()) {
            synced(sides, state);

            pulledAlike(sides, SampleSpaces.GALLERY_ID, SampleSpaces.GALLERY_TARGET_ID);
        }
    }

    @Test
    void randomModel_isPulledAlikeFromSourceAndTarget() throws Exception {
        try (Sides sides = Sides.of(source -> small(1).addTo(source));
                StateStore state = StateStore.inMemory()) {
            synced(sides, state);

            pulledAlike(sides, Sides.SOURCE, Sides.TARGET);
        }
    }

    private static void pulledAlike(Sides sides, long source, long target) throws Exception {
        pull(sides, source);
        pull(sides, target);
        Map<String, JsonNode> from = new Pulled(source).byName();
        Map<String, JsonNode> to = new Pulled(target).byName();

        assertThat(from).isNotEmpty();
        assertThat(to.keySet()).containsAll(from.keySet());
        from.forEach((name, item) -> assertThat(to.get(name)).as(name).isEqualTo(item));
    }

    @Test
    void whatTheCommandLineHasPushed_isRecognisedAndCompletedOnce() throws Exception {
        try (Sides sides = Sides.of(source -> small(2).addTo(source), SpaceBuilder::asNew);
                StateStore state = StateStore.inMemory()) {
            pulledAndPushed(sides, Sides.TARGET);
            sides.api.clearRequests();

            SyncReport first = synced(sides, state);
            int created = first.summary().created();
            sides.api.clearRequests();
            SyncReport second = synced(sides, state);

            assertThat(created)
                    .as("items that the command line had created: %s", first.summary())
                    .isZero();
            assertThat(sides.api.writes()).isEmpty();
            assertThat(second.summary().unchanged()).isEqualTo(second.summary().total());
        }
    }

    /** The figures of docs/performance.md, counted by one fake. */
    @Test
    void requests_ofALargeModel_areFewerThanThoseOfTheCommandLine() throws Exception {
        long other = 1003;
        SpaceBuilder source = RandomModel.of(3).addTo(SpaceBuilder.space(Sides.SOURCE, "Source"));
        Dataset spaces = Dataset.of(
                source,
                SpaceBuilder.space(Sides.TARGET, "Target").asNew(),
                SpaceBuilder.space(other, "Other").asNew());
        try (Sides sides = Sides.ofTwo(spaces);
                StateStore state = StateStore.inMemory()) {
            int fresh = requests(sides, () -> synced(sides, state));
            int again = requests(sides, () -> synced(sides, state));
            int pushed = requests(sides, () -> pulledAndPushed(sides, other));
            int pushedAgain = requests(sides, () -> pulledAndPushed(sides, other));

            System.out.printf(
                    "requests for 40 components, 12 groups, 20 tags, 30 presets, 6 datasources with 300 entries:%n"
                            + "fresh: sbsync %d, command line %d; unchanged: sbsync %d, command line %d%n",
                    fresh, pushed, again, pushedAgain);
            assertThat(fresh).isLessThan(pushed);
            assertThat(again).isLessThan(pushedAgain);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static int requests(Sides sides, Work work) throws Exception {
        sides.api.clearRequests();
        work.run();
        return sides.api.requests().size();
    }

    private static void pulledAndPushed(Sides sides, long space) throws Exception {
        pull(sides, Sides.SOURCE);
        String from = Long.toString(Sides.SOURCE);
        String to = Long.toString(space);
        unlimited(sides, "components", "push", "--space", to, "--from", from);
        unlimited(sides, "datasources", "push", "--space", to, "--from", from);
    }

    /** The files that the command line has pulled from a space, with names in place of what differs between spaces. */
    private static final class Pulled {

        private static final Set<String> OWN = Set.of(
                "id",
                "uuid",
                "created_at",
                "updated_at",
                "space_id",
                "real_name",
                "all_presets",
                "datasource_id",
                "parent_uuid",
                "asset_folder_id");

        private final long space;
        private final Map<String, String> names = new HashMap<>();

        Pulled(long space) {
            this.space = space;
        }

        private List<ObjectNode> file(String folder, String name) throws IOException {
            List<ObjectNode> items = new ArrayList<>();
            Path path = OfficialClients.files()
                    .resolve(folder)
                    .resolve(Long.toString(space))
                    .resolve(name + ".json");
            if (Files.notExists(path)) {
                return items; // the command line writes no file for none
            }
            JSON.readTree(Files.readString(path)).forEach(item -> items.add((ObjectNode) item));
            return items;
        }

        Map<String, JsonNode> byName() throws IOException {
            List<ObjectNode> groups = file("components", "groups");
            List<ObjectNode> components = file("components", "components");
            List<ObjectNode> presets = file("components", "presets");
            List<ObjectNode> tags = file("components", "tags");
            groups.forEach(group -> names.put(
                    group.path("uuid").asString(), "group " + group.path("name").asString()));
            for (List<ObjectNode> all : List.of(groups, components, presets, tags)) {
                all.forEach(item ->
                        names.put(item.path("id").asString(), item.path("name").asString()));
            }
            Map<String, JsonNode> byName = new TreeMap<>();
            add(byName, "group", groups);
            add(byName, "component", components);
            add(
                    byName,
                    "tag",
                    tags.stream()
                            .filter(tag -> tag.path("object_type")
                                    .asString("component")
                                    .equals("component"))
                            .toList());
            add(byName, "datasource", file("datasources", "datasources"));
            presets.forEach(preset -> preset.put(
                    "name",
                    names.get(preset.path("component_id").asString()) + "/"
                            + preset.path("name").asString()));
            add(byName, "preset", presets);
            return byName;
        }

        private void add(Map<String, JsonNode> byName, String kind, List<ObjectNode> items) {
            Map<String, Integer> times = new HashMap<>();
            for (ObjectNode item : items) {
                String name = kind + " " + item.path("name").asString();
                byName.put(name + times.merge(name, 1, Integer::sum), named(item));
            }
        }

        /** Lists of groups and tags that name what is gone are copied without it. */
        private JsonNode named(String field, JsonNode value) {
            boolean list = field.matches("component_(group|tag)_(white|deny)list|internal_tag_ids");
            if (!list || !(value instanceof ArrayNode array)) {
                return named(value);
            }
            ArrayNode known = JSON.createArrayNode();
            array.forEach(element -> {
                if (names.containsKey(element.asString())) {
                    known.add(element);
                }
            });
            return named(known);
        }

        private JsonNode named(JsonNode value) {
            if (value instanceof ObjectNode object) {
                ObjectNode copy = JSON.createObjectNode();
                object.properties().forEach(field -> {
                    if (!OWN.contains(field.getKey()) && !field.getValue().isNull()) {
                        copy.set(field.getKey(), named(field.getKey(), field.getValue()));
                    }
                });
                return copy;
            }
            if (value instanceof ArrayNode array) {
                Set<String> known = new TreeSet<>();
                ArrayNode copy = JSON.createArrayNode();
                for (JsonNode element : array) {
                    String name = element.isContainer() ? null : names.get(element.asString());
                    if (name == null) {
                        copy.add(named(element));
                    } else {
                        known.add(name);
                    }
                }
                known.forEach(copy::add);
                return copy;
            }
            String name = names.get(value.asString(""));
            return name == null ? value : JSON.getNodeFactory().stringNode(name);
        }
    }
}
