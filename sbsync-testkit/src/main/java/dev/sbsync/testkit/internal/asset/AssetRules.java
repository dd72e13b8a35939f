package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.resource.ItemChange;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The metadata of an asset: which fields a space requires, and that some stand in two places. */
final class AssetRules {
    /** The fields that are attributes of the asset and may also be in {@code meta_data}. */
    private static final List<String> TWICE = List.of("alt", "title", "source", "copyright");

    private AssetRules() {}

    /** Adds an error for each required field that is blank, where the space checks them (unknown). */
    static void check(ItemChange change) {
        if (!change.call().state().is(Switch.REQUIRED_ASSET_FIELDS_CHECKED, change.before() != null)) {
            return;
        }
        for (String name : required(change.call().space())) {
            String inMetaData = Nodes.string(change.next().path("meta_data"), name, "");
            if (change.text(name).isBlank() && inMetaData.isBlank()) {
                change.errors().add(name, "can't be blank");
            }
        }
    }

    private static List<String> required(SpaceState space) {
        List<String> names = new ArrayList<>();
        space.settings().path("required_assest_fields").forEach(name -> names.add(name.asString("")));
        for (JsonNode row : space.settings().path("asset_custom_meta_data_schema")) {
            if (Nodes.isTrue(row, "required")) {
                names.add(Nodes.string(row, "key", ""));
            }
        }
        return names;
    }

    /** Copies what is in one place to the other, where the space does so (unknown); {@code meta_data} wins. */
    static void complete(ItemChange change) {
        ObjectNode next = change.next();
        if (!change.call().state().is(Switch.META_DATA_HAS_FIELDS_TOO, change.before() != null)) {
            return;
        }
        ObjectNode metaData = next.path("meta_data") instanceof ObjectNode object ? object.deepCopy() : Nodes.object();
        for (String name : TWICE) {
            String plain = Nodes.string(next, name, "");
            if (Nodes.missing(metaData, name) && !plain.isEmpty()) {
                metaData.put(name, plain);
            } else if (!Nodes.missing(metaData, name)) {
                next.set(name, metaData.get(name));
            }
        }
        next.set("meta_data", metaData);
    }

    /** Renders an asset as in older spaces. */
    static void old(ObjectNode shown) {
        shown.remove("short_filename");
        if (shown.path("meta_data").isEmpty()) {
            shown.set("meta_data", Nodes.array());
        }
    }
}
