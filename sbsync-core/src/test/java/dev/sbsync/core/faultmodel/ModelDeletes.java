package dev.sbsync.core.faultmodel;

import dev.sbsync.core.faultmodel.Fault.Effect;
import dev.sbsync.core.faultmodel.Fault.Target;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.StoryEditor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What is deleted in a source, the limits of deletes, and the faults of the requests that delete. */
final class ModelDeletes {

    /** All resources of the API with items that are deleted; what is in others comes first. */
    static final List<String> RESOURCES = List.of(
            "presets",
            "components",
            "component_groups",
            "internal_tags",
            "datasource_entries",
            "datasources",
            "assets",
            "asset_folders");

    /** The names that contents, schemas and settings of the model contain. */
    private static final Set<String> NAMED = Set.of("page", "block-0", "source-0");

    private static final List<DeletePolicy> LIMITS =
            List.of(DeletePolicy.atMostPercent(100), DeletePolicy.DEFAULT, DeletePolicy.atMost(4));

    private static final List<Effect> EFFECTS = List.copyOf(effects());

    private ModelDeletes() {}

    private static Set<Effect> effects() {
        Set<Effect> all = EnumSet.range(Effect.LOST_BEFORE, Effect.INVALID);
        all.addAll(EnumSet.range(Effect.UNKNOWN_ERROR, Effect.ERROR_OBJECT_AFTER));
        return all;
    }

    /** Returns all that can happen to a request that deletes. */
    static List<Effect> allEffects() {
        return EFFECTS;
    }

    /** Returns the faults of a seed; consecutive seeds have all of them in turn. */
    static List<Fault> faults(long seed) {
        Random random = new Random(seed * 71 + 1);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Effect effect = EFFECTS.get(Math.floorMod(seed / 4 + i * 5L, EFFECTS.size()));
            faults.add(new Fault(
                    Target.DELETE,
                    1 + i * 2,
                    1 + random.nextInt(2),
                    effect,
                    Duration.ofMillis(1000 + random.nextInt(9000))));
        }
        return faults;
    }

    /** Returns the limit of a seed. */
    static DeletePolicy limit(long seed) {
        return LIMITS.get(Math.floorMod(seed / 4, LIMITS.size()));
    }

    /**
     * Deletes stories, folders with all in them, and other items that nothing else of the source names. A story whose
     * place another one takes stays: as deletes come last, that one could not be moved (docs/cli.md, Deletes).
     */
    static void edit(FakeSpace source, long seed) {
        Random random = new Random(seed * 73 + 2);
        for (FakeStory story : source.stories()) {
            boolean folder = story.folder();
            boolean there = folder
                    ? source.folder(story.path()).isPresent()
                    : source.story(story.path()).isPresent();
            boolean swapped = story.path().endsWith("-one") || story.path().endsWith("-other");
            if (there && !swapped && random.nextInt(100) < (folder ? 8 : 15)) {
                if (folder) {
                    source.editFolder(story.path(), StoryEditor::delete);
                } else {
                    source.edit(story.path(), StoryEditor::delete);
                }
            }
        }
        for (String resource : RESOURCES) {
            for (String path : List.copyOf(source.itemPaths(resource))) {
                if (random.nextInt(100) < 30
                        && source.item(resource, path)
                                .filter(item -> unused(source, item))
                                .isPresent()) {
                    source.removeItem(resource, path);
                }
            }
        }
    }

    private static boolean unused(FakeSpace source, ObjectNode item) {
        String id = item.path("id").asString();
        String uuid = item.path("uuid").asString(id);
        boolean named = Stream.of("name", "slug")
                .anyMatch(name -> NAMED.contains(item.path(name).asString("")));
        return !named
                && texts(source)
                        .filter(text -> !text.equals(item.toString()))
                        .noneMatch(text -> text.contains(id) || text.contains(uuid));
    }

    private static Stream<String> texts(FakeSpace source) {
        return Stream.concat(
                RESOURCES.stream()
                        .flatMap(resource -> source.items(resource).stream())
                        .map(ObjectNode::toString),
                Stream.of(source.settings().toString()));
    }
}
