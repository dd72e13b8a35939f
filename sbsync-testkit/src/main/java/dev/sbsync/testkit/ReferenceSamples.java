package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills a space with every kind of reference, in both layers of stories, in schemas and in presets, and with what only
 * looks like one. A seed determines the targets; a space that is filled {@link #asCopyOf as a copy} with the same seed
 * is a right copy, with other identities.
 *
 * <pre>{@code
 * ReferenceSamples samples = ReferenceSamples.of(42);
 * SpaceBuilder space = samples.addTo(SpaceBuilder.space(7, "References"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class ReferenceSamples {
    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z0-9-]+)>");
    private static final List<String> ASSETS =
            List.of("Press/hero.png", "Press/Old/plan.pdf", "Press/Old/hero.png", "root.txt");
    private static final List<String> STORIES = List.of("refs/a", "refs/b", "refs/c", "refs/draft", "other");

    private static final String OWN = "own-";

    private final SplittableRandom random;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Long> ids = new TreeMap<>();
    private int copies = 3;
    private @Nullable ReferenceSamples source;
    private @Nullable SpaceBuilder filled;

    private ReferenceSamples(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns samples with three instances of each reference. */
    public static ReferenceSamples of(long seed) {
        return new ReferenceSamples(seed);
    }

    /** Sets how many instances there are of each reference. */
    public ReferenceSamples instances(int count) {
        copies = count;
        return this;
    }

    /**
     * Adds what a right copy of samples of the same seed has: the identities of its own space, without what only other
     * APIs add to contents, with URLs of the delivery host, and without references of schemas to items that do not
     * exist.
     *
     * @param original the samples of the source, which have been added
     */
    public ReferenceSamples asCopyOf(ReferenceSamples original) {
        source = original;
        return this;
    }

    /** Returns how many instances of each reference were added, by the name of the place. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Returns the names of all places. */
    public static List<String> places() {
        return Stream.concat(
                        Stream.concat(
                                rows().map(row -> "content: " + row.name()),
                                ReferenceSchemas.FIELDS.stream().map(row -> "schema: " + row.name())),
                        Stream.of("preset", "component"))
                .toList();
    }

    /** Adds everything to a space and returns it; to be called once. */
    public SpaceBuilder addTo(SpaceBuilder space) {
        filled = space;
        addTargets(space);
        for (int i = 0; i < copies; i++) {
            int number = i;
            space.story("sample-" + i, story -> sample(story, space, number % 2 == 1));
            component(space, i == 0 ? "everything" : "schema-" + i);
        }
        return space;
    }

    private void sample(StoryBuilder story, SpaceBuilder space, boolean dirty) {
        story.content(Nodes.text(content(space, false)));
        if (dirty) {
            JsonNode live = content(space, false);
            story.dirty(published -> published.removeAll().setAll((ObjectNode) live));
        } else {
            story.published();
        }
    }

    /** Adds what the references point at. */
    private void addTargets(SpaceBuilder space) {
        space.language("de", "German")
                .group("Layout")
                .group("Layout/Heroes")
                .tag("component", "A")
                .tag("component", "B");
        space.tag("asset", "Team").assetFolder("Press").assetFolder("Press/Old").assetToken("asset-token");
        space.datasource("colours", "Colours").entry("colours", "red", "red");
        space.asset(
                        "Press/hero.png",
                        FileContent.png(16, 9, 1),
                        asset -> asset.size("16X9").alt("Hero").tags("Team"))
                .asset("Press/Old/hero.png", FileContent.png(16, 9, 2), asset -> asset.size("16x9"))
                .asset("Press/Old/plan.pdf", FileContent.generated(1, 5000), AssetBuilder::privately)
                .asset("root.txt", FileContent.text("root"));
        space.folder("refs");
        for (String story : STORIES) {
            space.story(story, item -> {
                ids.put(story, item.id());
                item.content("{\"_uid\":\"u\",\"component\":\"everything\"}");
            });
        }
    }

    /**
     * Returns a content with a random choice of references, nested at random; {@link #addTo} has to be called before,
     * and the space must be the same.
     */
    public ObjectNode random(SpaceBuilder space) {
        return content(space, true);
    }

    /**
     * Adds components with a random choice of references in their schemas, each with presets of random contents: lists
     * of groups and tags in any order, with repeated and unknown ones, asset folders, and default values in every form.
     * {@link #addTo} has to be called before, and the space must be the same.
     *
     * @param count the number of components, named {@code random-0} and so on
     */
    public SpaceBuilder addRandomSchemas(SpaceBuilder space, int count) {
        RandomSchemas schemas = new RandomSchemas(space, random, () -> random(space), value -> filled(space, value));
        for (int i = 0; i < count; i++) {
            schemas.add("random-" + i);
        }
        return space;
    }

    private ObjectNode content(SpaceBuilder space, boolean some) {
        ObjectNode content = Nodes.object().put("_uid", "root").put("component", "everything");
        rows().filter(row -> !some || random.nextInt(3) == 0).forEach(row -> {
            content.set(row.field(), cleaned(Nodes.parse(filled(space, row.value()))));
            count("content: " + row.name());
        });
        if (source != null) {
            content.remove("_editable");
        }
        if (some && random.nextBoolean()) {
            content.putArray("body").add(content(space, true));
        }
        return content;
    }

    private void component(SpaceBuilder space, String name) {
        ObjectNode component = Nodes.object().put("name", name).put("is_root", true);
        component.put("component_group", "Layout/Heroes").put("preset", "Default");
        component.putArray("internal_tags").add("A");
        component.put("image", space.assetUrl(ASSETS.get(0)).substring("https:".length()));
        component.put("preview_tmpl", "<img src=\"" + space.assetUrl(ASSETS.get(0)) + "/m/\">");
        ObjectNode schema = component.putObject("schema");
        for (ReferenceSchemas.Row row : ReferenceSchemas.FIELDS) {
            schema.set("field-" + schema.size(), cleaned(Nodes.parse(filled(space, row.field()))));
            count("schema: " + row.name());
        }
        rows().filter(row -> !row.field().contains("__") && !row.field().equals("_editable"))
                .forEach(row -> schema.set(row.field(), Nodes.parse(row.schema())));
        space.with("components", Nodes.text(component));
        ObjectNode preset = Nodes.object().put("name", "Default").put("component", name);
        preset.put("image", space.assetUrl(ASSETS.get(1)).substring("https:".length()));
        preset.set("preset", content(space, false).put("component", name).without("_editable"));
        space.with("presets", Nodes.text(preset));
        count("component");
        count("preset");
    }

    /** Leaves out of a copy what no copy has. */
    private JsonNode cleaned(JsonNode value) {
        if (source != null && value instanceof ObjectNode object) {
            if (object.path("story").isObject()) {
                object.remove("story");
            }
            if (object.path("asset_folder_id").asLong(0) == ReferenceSchemas.UNKNOWN_FOLDER) {
                object.remove("asset_folder_id");
            }
            for (String list : ReferenceSchemas.WITH_UNKNOWN) {
                if (object.path(list) instanceof ArrayNode references) {
                    references.remove(1);
                }
            }
        }
        return value;
    }

    private static Stream<ReferenceRows.Row> rows() {
        return Stream.of(ReferenceRows.LINKS, ReferenceRows.OPTIONS, ReferenceRows.ASSETS, ReferenceRows.TEXTS)
                .flatMap(List::stream);
    }

    private void count(String place) {
        counts.merge(place, 1, Integer::sum);
    }

    /** An asset's id and URL in one value are of the same asset, a story's uuid and slug of the same story. */
    private String filled(SpaceBuilder space, String template) {
        String asset = ASSETS.get(random.nextInt(ASSETS.size()));
        String story = STORIES.get(random.nextInt(STORIES.size()));
        Matcher holes = PLACEHOLDER.matcher(template);
        return holes.replaceAll(hole -> Matcher.quoteReplacement(value(space, hole.group(1), asset, story)));
    }

    private String value(SpaceBuilder space, String hole, String asset, String story) {
        if (hole.startsWith(OWN)) {
            String name = hole.substring(OWN.length());
            return source == null || source.filled == null
                    ? value(space, name, asset, story)
                    : source.value(source.filled, name, asset, story);
        }
        String url = space.assetUrl(asset);
        return switch (hole) {
            case "uuid" -> space.uuidOf(story);
            case "id" -> Long.toString(ids.getOrDefault(story, 0L));
            case "slug" -> story;
            case "url" -> url;
            case "s3" -> source != null ? url : url.replace("https://", "https://s3.amazonaws.com/");
            case "escaped" -> url.substring("https:".length()).replace("/", "\\\\/");
            case "path" -> URI.create(url).getPath().substring(1);
            case "asset" -> Long.toString(space.idOf("assets", asset));
            case "folder" -> Long.toString(space.idOf("asset_folders", "Press/Old"));
            case "group" -> space.groupUuid("Layout/Heroes");
            case "tag" -> Long.toString(space.idOf("internal_tags", "component/B"));
            case "source" -> Long.toString(space.idOf("datasources", "colours"));
            default -> "<" + hole + ">";
        };
    }
}
