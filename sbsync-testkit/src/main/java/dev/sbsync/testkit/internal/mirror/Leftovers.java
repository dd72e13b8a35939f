package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import dev.sbsync.testkit.internal.state.ItemPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Searches the texts of a copy for identities of the source that have another counterpart in the target. */
final class Leftovers {
    private final List<String> found = new ArrayList<>();
    private final Set<String> uuids = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    private Leftovers(FakeSpace source, FakeSpace target) {
        Map<String, String> there = identities(target);
        identities(source).forEach((name, identity) -> {
            String other = there.getOrDefault(name, identity);
            if (!other.equals(identity)) {
                (name.startsWith("assets ") ? keys : uuids).add(identity);
            }
        });
    }

    static List<String> of(FakeSpace source, FakeSpace target) {
        Leftovers search = new Leftovers(source, target);
        for (FakeStory story : target.stories()) {
            search.in("story " + story.path(), Place.ROOT, story.content());
            story.publishedContent().ifPresent(live -> search.in("published " + story.path(), Place.ROOT, live));
        }
        for (String kind : List.of("components", "presets")) {
            target.items(kind)
                    .forEach(item -> search.in(kind + " " + Nodes.string(item, "name", ""), Place.ROOT, item));
        }
        return List.copyOf(search.found);
    }

    private static Map<String, String> identities(FakeSpace space) {
        Map<String, String> identities = new HashMap<>();
        space.stories().forEach(story -> identities.put("story " + story.folder() + story.path(), story.uuid()));
        List<ObjectNode> groups = space.items("component_groups");
        groups.forEach(group -> identities.put(
                "group " + ItemPaths.folder(groups, group).toLowerCase(Locale.ROOT), Nodes.string(group, "uuid", "")));
        List<ObjectNode> folders = space.items("asset_folders");
        for (ObjectNode asset : AssetForm.live(space)) {
            String folder = folders.stream()
                    .filter(other -> other.path("id").asLong(0) == Nodes.integer(asset, "asset_folder_id", 0))
                    .findFirst()
                    .map(other -> ItemPaths.folder(folders, other))
                    .orElse("");
            String name = "assets " + folder.toLowerCase(Locale.ROOT) + "/" + AssetForm.name(asset);
            identities.putIfAbsent(name, AssetKeys.of(Nodes.string(asset, "filename", "")));
        }
        return identities;
    }

    private void in(String item, Place place, JsonNode value) {
        if (value.isString()) {
            String text = value.stringValue().replace("\\/", "/");
            if (uuids.contains(text) || keys.stream().anyMatch(text::contains)) {
                found.add(item + " at " + place + ": " + Values.shown(value));
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                in(item, place.element(i), value.path(i));
            }
        } else if (!Nodes.isTrue(value, "is_external_url")) {
            value.properties().stream()
                    .filter(member -> !member.getKey().equals("_uid"))
                    .forEach(member -> in(item, place.member(member.getKey()), read(member)));
        }
    }

    /** Returns a member; the default value of a field that is written as a text is read. */
    private static JsonNode read(Map.Entry<String, JsonNode> member) {
        String text = member.getValue().asString("");
        if (!member.getKey().equals("default_value") || !text.matches("(?s)[\\[{].*")) {
            return member.getValue();
        }
        try {
            return Nodes.parse(text);
        } catch (JacksonException prose) {
            return member.getValue();
        }
    }
}
