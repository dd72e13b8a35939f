package dev.sbsync.core.faultmodel;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;

import dev.sbsync.core.item.Item;
import dev.sbsync.testkit.FakeSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A difference between the stored items of two spaces, as the fake's assertion names it.
 *
 * @param names the items of a plan that it may be about, as {@link #name} returns them
 * @param source the value of the source
 * @param text all of it
 */
record ItemDifference(Set<String> names, String source, String text) {

    private static final Pattern PRINTED =
            Pattern.compile("^  (settings|[a-z_]+ .+?): ([^\\n]*)\\n +source: (.*)\\n +target: .*$", Pattern.MULTILINE);
    private static final Pattern WHITE = Pattern.compile("\\s+");

    /** Returns all differences of some resources of the API, but for what only the target has. */
    static List<ItemDifference> all(FakeSpace source, FakeSpace target, List<String> resources) {
        List<ItemDifference> all = new ArrayList<>();
        for (Matcher one = PRINTED.matcher(printed(source, target, resources)); one.find(); ) {
            Set<String> names = Set.copyOf(names(source, one.group(1), one.group(2)));
            all.add(new ItemDifference(
                    names,
                    one.group(3).toLowerCase(Locale.ROOT),
                    WHITE.matcher(one.group()).replaceAll(" ")));
        }
        return all;
    }

    /** Returns whether it is about a tag of assets. */
    boolean ofAssetTag() {
        return text.startsWith(" internal_tags asset/");
    }

    private static String printed(FakeSpace source, FakeSpace target, List<String> resources) {
        if (resources.isEmpty()) {
            return "";
        }
        try {
            assertThat(target).mirrorsItemsAtLeast(source, resources.toArray(String[]::new));
            return "";
        } catch (AssertionError differences) {
            return String.valueOf(differences.getMessage());
        }
    }

    /** Returns the name of an item of a plan: its kind and path. */
    static String name(Item item) {
        String path = item.path().replace("%2F", "/").replace("%23", "#").replace("%25", "%");
        return (item.key().kind() + " " + path).toLowerCase(Locale.ROOT);
    }

    private static List<String> names(FakeSpace source, String item, String attribute) {
        if (item.equals("settings")) {
            return List.of("settings settings", "default_content_type default content type");
        }
        String path = item.substring(item.indexOf(' ') + 1);
        List<String> names = new ArrayList<>();
        names.add(item.replace("internal_tags component/", "internal_tags "));
        if (item.startsWith("component_groups ")) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                names.add("component_groups " + path.substring(0, slash)); // a group is where its outer one is
            }
        }
        if (attribute.startsWith("default preset")) {
            names.add("default_presets " + path + "/default preset");
        }
        if (attribute.startsWith("order of entries")) {
            source.items("datasource_entries")
                    .forEach(entry -> names.add("datasource_entries " + path + "/"
                            + entry.path("name").asString("")));
        }
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
