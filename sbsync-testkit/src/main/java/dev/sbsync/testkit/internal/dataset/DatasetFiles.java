package dev.sbsync.testkit.internal.dataset;

import dev.sbsync.testkit.DatasetException;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.internal.file.MediaTypes;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredFile;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads the files of a dataset's assets: {@code file} has {@code base64}, {@code text}, {@code seed} and
 * {@code length}, or {@code png} with {@code width} and {@code height}. An asset without it, but with a
 * {@code content_length}, has a file that follows from its id.
 */
final class DatasetFiles {
    private DatasetFiles() {}

    static void load(SpaceState space, String place) {
        int index = 0;
        for (ObjectNode asset : space.records("assets").all()) {
            String at = place + "[" + index++ + "]";
            named(space, asset, at);
            JsonNode given = asset.remove("file");
            FileContent content = content(given, asset, at + ".file");
            if (content != null) {
                asset.putIfAbsent("content_length", Nodes.valueToTree(content.length()));
                String type = Nodes.string(asset, "content_type", "");
                space.files().put(Nodes.integer(asset, "id", 0), new StoredFile(type, content));
            }
        }
    }

    /** Completes what follows from the URL; an asset with a {@code name} alone gets one. */
    private static void named(SpaceState space, ObjectNode asset, String place) {
        JsonNode name = asset.remove("name");
        if (Nodes.missing(asset, "filename")) {
            if (name == null || name.asString("").isEmpty()) {
                throw new DatasetException(place, "an asset needs a filename (its URL), or a name");
            }
            long id = Nodes.integer(asset, "id", 0);
            asset.put("filename", AssetKeys.BUCKET + AssetKeys.create(space.id(), "", id, name.asString("")));
        }
        String filename = Nodes.string(asset, "filename", "");
        asset.putIfAbsent("short_filename", Nodes.valueToTree(filename.substring(filename.lastIndexOf('/') + 1)));
        asset.putIfAbsent("content_type", Nodes.valueToTree(MediaTypes.ofName(filename)));
    }

    private static @Nullable FileContent content(@Nullable JsonNode file, ObjectNode asset, String place) {
        if (file == null) {
            long length = Nodes.integer(asset, "content_length", 0);
            return length > 0 ? FileContent.generated(Nodes.integer(asset, "id", 0), length) : null;
        }
        long seed = Nodes.integer(file, "seed", 0);
        try {
            if (file.path("base64").isString()) {
                return FileContent.of(
                        Base64.getDecoder().decode(file.path("base64").stringValue()));
            }
            if (file.path("text").isString()) {
                return FileContent.text(file.path("text").stringValue());
            }
            if (file.path("length").isIntegralNumber()) {
                return FileContent.generated(seed, Nodes.integer(file, "length", -1));
            }
            JsonNode png = file.path("png");
            if (png.isObject()) {
                return FileContent.png(
                        png.path("width").asInt(0), png.path("height").asInt(0), seed);
            }
        } catch (IllegalArgumentException bad) {
            throw new DatasetException(place, String.valueOf(bad.getMessage()));
        }
        throw new DatasetException(place, "base64, text, length (with seed) or png is needed, not " + file);
    }
}
