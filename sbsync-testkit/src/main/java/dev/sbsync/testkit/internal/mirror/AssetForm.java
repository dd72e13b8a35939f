package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Assets with their bytes, without what belongs to their space: URL, ids, markers of a copy, times of a change. */
final class AssetForm {
    /** What a copy may note in {@code ext_id} to find the asset again. */
    private static final String MARKER = "sbsync:";

    private static final Pattern SIZE = Pattern.compile("/f/\\d+/(\\d*[xX]\\d*)/");
    private static final List<String> PLAIN = List.of("focus", "expire_at", "publish_at", "content_type");

    /** Also in {@code meta_data}, where the API may copy them to and from (docs/management-api.md). */
    private static final List<String> TWICE = List.of("alt", "title", "copyright", "source");

    private AssetForm() {}

    /** Returns the assets that are not in the trash, those of one name by their bytes. */
    static List<ObjectNode> live(FakeSpace space) {
        return space.items("assets").stream()
                .filter(asset -> Nodes.missing(asset, "deleted_at"))
                .map(asset -> asset.put("bytes", bytes(space, asset)))
                .sorted(Comparator.comparing(asset -> asset.path("bytes").stringValue()))
                .toList();
    }

    private static String bytes(FakeSpace space, ObjectNode asset) {
        return space.content(Nodes.integer(asset, "id", 0))
                .map(FileContent::toString)
                .orElse("no file");
    }

    static String name(ObjectNode asset) {
        String filename = Nodes.string(asset, "filename", "");
        return Nodes.string(asset, "short_filename", filename.substring(filename.lastIndexOf('/') + 1));
    }

    static ObjectNode of(ObjectNode asset) {
        ObjectNode form = ItemForms.pick(asset, PLAIN);
        ObjectNode metaData = asset.path("meta_data") instanceof ObjectNode object ? object.deepCopy() : Nodes.object();
        for (String name : TWICE) {
            String inMetaData = Nodes.string(metaData, name, "");
            String value = Nodes.string(asset, name, "");
            form.put(name, value.isEmpty() ? inMetaData : value);
            if (inMetaData.isEmpty() || value.isEmpty() || inMetaData.equals(value)) {
                metaData.remove(name);
            }
        }
        if (!metaData.isEmpty()) {
            form.set("meta_data", metaData);
        }
        String extId = Nodes.string(asset, "ext_id", "");
        Matcher size = SIZE.matcher(Nodes.string(asset, "filename", ""));
        return form.put("ext_id", extId.startsWith(MARKER) ? "" : extId)
                .put("is_private", Nodes.isTrue(asset, "is_private"))
                .put("size in the URL", size.find() ? size.group(1) : "")
                .put("bytes", Nodes.string(asset, "bytes", ""));
    }
}
