package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.reference.ReferenceForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the differences between the items of two spaces that are not stories, and between their settings. Items are
 * matched by their key across spaces: name path of groups and folders whatever its case, type and name of tags, names
 * of components and presets, slugs of datasources, codes of dimensions, names of entries, folder and file name of
 * assets. Assets in the trash do not count.
 */
public final class ItemsMirror {
    /** The settings of a space, as {@code spaces} in paths. */
    public static final String SETTINGS = "spaces";

    private final List<MirrorDifference> differences = new ArrayList<>();
    private final boolean extras;

    private ItemsMirror(boolean extras) {
        this.extras = extras;
    }

    /** Returns the kinds that can be compared. */
    public static List<String> kinds() {
        List<String> kinds = new ArrayList<>(SpaceNames.KINDS);
        kinds.add(SETTINGS);
        return kinds;
    }

    /**
     * Compares two spaces.
     *
     * @param kinds what to compare, of {@link #kinds}
     * @param extras whether the target may have more items and settings
     * @throws IllegalArgumentException if a kind is unknown
     */
    public static List<MirrorDifference> differences(
            FakeSpace source, FakeSpace target, Collection<String> kinds, boolean extras) {
        if (!kinds().containsAll(kinds)) {
            throw new IllegalArgumentException("the kinds that can be compared are " + kinds() + ", not " + kinds);
        }
        ItemsMirror mirror = new ItemsMirror(extras);
        SpaceNames here = new SpaceNames(source);
        SpaceNames there = new SpaceNames(target);
        ReferenceForm.Pair references = ReferenceForm.Pair.of(source, target);
        ItemForms expected = ItemForms.source(here, there, references.source());
        ItemForms actual = ItemForms.target(there, here, references.target());
        for (String kind : kinds) {
            if (kind.equals(SETTINGS)) {
                mirror.attributes("settings", SettingsForm.of(source, here), SettingsForm.of(target, there), extras);
            } else {
                mirror.items(kind, expected.of(kind), actual.of(kind));
            }
            if (kind.equals("datasource_entries")) {
                mirror.orders(expected.entryOrders(), actual.entryOrders());
            }
        }
        return List.copyOf(mirror.differences);
    }

    private void items(String kind, Map<String, ObjectNode> expected, Map<String, ObjectNode> actual) {
        expected.forEach((key, form) -> {
            ObjectNode other = actual.get(key);
            if (other == null) {
                add(kind + " " + key, "is missing", Values.shown(form), "absent");
            } else {
                attributes(kind + " " + key, form, other, false);
            }
        });
        actual.forEach((key, form) -> {
            if (!extras && !expected.containsKey(key)) {
                add(kind + " " + key, "is too much", "absent", Values.shown(form));
            }
        });
    }

    private void attributes(String item, ObjectNode expected, ObjectNode actual, boolean more) {
        TreeSet<String> attributes = new TreeSet<>(expected.propertyNames());
        if (!more) {
            attributes.addAll(actual.propertyNames());
        }
        for (String attribute : attributes) {
            JsonNode left = expected.path(attribute);
            JsonNode right = actual.path(attribute);
            Values.firstDifference(left, right, Place.ROOT)
                    .ifPresent(place -> add(
                            item,
                            attribute + (place.equals(Place.ROOT) ? "" : " at " + place),
                            Values.shown(place.in(left)),
                            Values.shown(place.in(right))));
        }
    }

    private void orders(Map<String, List<String>> expected, Map<String, List<String>> actual) {
        expected.forEach((slug, names) -> {
            List<String> there = new ArrayList<>(actual.getOrDefault(slug, List.of()));
            List<String> here = new ArrayList<>(names);
            there.retainAll(names);
            here.retainAll(there);
            if (!here.equals(there)) {
                add(
                        "datasources " + slug,
                        "order of entries",
                        Values.shown(Nodes.valueToTree(here)),
                        Values.shown(Nodes.valueToTree(there)));
            }
        });
    }

    private void add(String item, String attribute, String source, String target) {
        differences.add(new MirrorDifference(item, attribute, source, target));
    }
}
