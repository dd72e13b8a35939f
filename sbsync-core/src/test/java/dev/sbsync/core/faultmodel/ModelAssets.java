package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.RandomAssets;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.StoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asset folders, asset tags, assets with files and stories that use them, for a source and a target that has some of
 * them: equal, with other metadata, elsewhere, with other bytes, half-made, and some that the source lacks. One seed
 * makes one pair.
 */
final class ModelAssets {

    /** The token that private files of both spaces are read with. */
    static final String TOKEN = "simulated-assets";

    /** What is only in the target has this in its name. */
    static final String FOREIGN = "only-here";

    private static final String ASSETS = "assets";
    private static final String FOLDERS = "asset_folders";
    private static final int GALLERIES = 3;
    private static final int EDITS = 4;

    private final Random random;
    private final FakeSpace source;
    private final FakeSpace target;

    private ModelAssets(FakeSpace source, FakeSpace target, Random random) {
        this.source = source;
        this.target = target;
        this.random = random;
    }

    /** Adds the assets of the source, and stories that will use them. */
    static void addTo(SpaceBuilder source, SpaceBuilder target, long seed) {
        Random random = new Random(seed * 41 + 6);
        RandomAssets.of(seed).folders(4).assets(4 + random.nextInt(4)).addTo(source.assetToken(TOKEN));
        source.tag("asset", "Asset tag 2"); // more than a small page
        source.asset("secret.bin", FileContent.text("secret " + seed), asset -> asset.privately());
        source.asset("own-id.bin", FileContent.text("own " + seed), asset -> asset.extId("own-" + seed));
        target.assetToken(TOKEN).tag("asset", "Only here");
        if (random.nextBoolean()) {
            target.tag("asset", "Asset tag 0");
        }
        for (int i = 0; i < GALLERIES; i++) {
            int number = i;
            source.story("gallery-" + i, story -> gallery(story, number));
            if (random.nextBoolean()) {
                target.story("gallery-" + i, story -> gallery(story, number).uuid(source.uuidOf("gallery-" + number)));
            }
        }
    }

    private static StoryBuilder gallery(StoryBuilder story, int number) {
        return story.name("Gallery " + number)
                .field("_uid", "g" + number)
                .field("headline", "Gallery " + number)
                .field("seo", "seo");
    }

    /** Fills both spaces of a fake: the target with what it has of the source's assets, stories with references. */
    static void fill(FakeSpace source, FakeSpace target, long seed) {
        ModelAssets assets = new ModelAssets(source, target, new Random(seed * 47 + 8));
        assets.folders();
        for (ObjectNode asset : source.items(ASSETS)) {
            assets.copy(asset);
        }
        assets.foreign();
        assets.references();
    }

    /** A folder of the target is in the same place; a nested one only if the outer one is there. */
    private void folders() {
        for (String path : source.itemPaths(FOLDERS)) {
            int slash = path.lastIndexOf('/');
            Optional<ObjectNode> outer = slash < 0 ? Optional.empty() : target.item(FOLDERS, path.substring(0, slash));
            if ((slash < 0 || outer.isPresent()) && random.nextInt(2) == 0) {
                String parent =
                        outer.map(folder -> folder.path("id").asString()).orElse("null");
                target.addItem(
                        FOLDERS, "{\"name\":\"%s\",\"parent_id\":%s}".formatted(path.substring(slash + 1), parent));
            }
        }
        target.addItem(FOLDERS, "{\"name\":\"Only here\",\"parent_id\":null}");
    }

    private void copy(ObjectNode asset) {
        long id = asset.path("id").asLong();
        String own = asset.path("ext_id").asString("");
        String marker = own.isEmpty() ? "sbsync:" + ModelSpaces.SOURCE + ":" + id : own;
        String name = name(asset);
        FileContent bytes = source.content(id).orElseThrow();
        switch (random.nextInt(own.isEmpty() ? 8 : 4)) {
            case 0 -> elsewhere(name, FileContent.text("other bytes of " + name), marker);
            case 1 -> halfMade(name, marker);
            case 2 -> elsewhere(name, bytes, marker);
            case 4 -> twin(asset, name, bytes, 0);
            case 5 -> twin(asset, name, bytes, 1);
            case 6 -> twin(asset, name, FileContent.text(FOREIGN + " " + name), 0);
            default -> {} // it is missing
        }
    }

    /** An asset at the same place without a mark; with other bytes it is another one. */
    private void twin(ObjectNode asset, String name, FileContent bytes, int edited) {
        Optional<Long> folder = folderThere(asset);
        if (folder.isEmpty() || asset.path("is_private").asBoolean(false)) {
            return;
        }
        target.addAsset(name, bytes);
        target.editItem(ASSETS, name, copy -> {
            copy.setAll(asset.deepCopy().retain("alt", "title", "meta_data"));
            if (edited > 0) {
                copy.put("alt", "before").put("focus", "1x1:2x2");
            }
            copy.put("asset_folder_id", folder.get());
        });
    }

    /** A marked copy in the root, as a sync has left it before somebody moved the source's asset. */
    private void elsewhere(String name, FileContent bytes, String marker) {
        target.addAsset(name, bytes);
        target.editItem(ASSETS, name, copy -> copy.put("ext_id", marker).put("alt", "before"));
    }

    /** What a sync leaves that dies between sign and upload. */
    private void halfMade(String name, String marker) {
        target.addAsset(name, FileContent.text(""));
        target.editItem(
                ASSETS,
                name,
                copy -> copy.put("ext_id", marker).putNull("content_type").putNull("content_length"));
    }

    private void foreign() {
        target.addAsset(FOREIGN + ".bin", FileContent.text(FOREIGN));
        target.addAsset(FOREIGN + ".png", FileContent.png(2, 3, 4));
        target.editItem(
                ASSETS,
                FOREIGN + ".png",
                asset -> asset.put("alt", FOREIGN)
                        .put(
                                "asset_folder_id",
                                target.item(FOLDERS, "Only here")
                                        .orElseThrow()
                                        .path("id")
                                        .asLong()));
    }

    /** Returns the id of the folder of the target at the place of an asset; 0 for the root, empty if it is missing. */
    private Optional<Long> folderThere(ObjectNode asset) {
        long folder = asset.path("asset_folder_id").asLong(0);
        if (folder == 0) {
            return Optional.of(0L);
        }
        List<ObjectNode> folders = source.items(FOLDERS);
        for (int i = 0; i < folders.size(); i++) {
            if (folders.get(i).path("id").asLong() == folder) {
                return target.item(FOLDERS, source.itemPaths(FOLDERS).get(i))
                        .map(there -> there.path("id").asLong());
            }
        }
        return Optional.empty();
    }

    private void references() {
        List<ObjectNode> assets = source.items(ASSETS);
        for (int i = 0; i < GALLERIES; i++) {
            ObjectNode one = assets.get(random.nextInt(assets.size()));
            ObjectNode other = assets.get(random.nextInt(assets.size()));
            boolean published = random.nextBoolean();
            source.edit("gallery-" + i, story -> {
                story.field("image", reference(one)).field("images", List.of(reference(other), reference(one)));
                if (published) {
                    story.publish();
                }
            });
        }
    }

    private static Map<String, Object> reference(ObjectNode asset) {
        return Map.of(
                "fieldtype",
                "asset",
                "id",
                asset.path("id").asLong(),
                "alt",
                "",
                "filename",
                "https://a.storyblok.com/" + AssetNames.key(asset));
    }

    /** Edits, moves, replaces, removes and adds assets of a source, and renames or moves what they are in. */
    static void edit(FakeSpace source, long seed) {
        ModelAssets assets = new ModelAssets(source, source, new Random(seed * 53 + 2));
        RandomAssets edits = RandomAssets.of(seed * 59 + 3);
        for (int i = 0; i < EDITS; i++) {
            edits.edit(source);
        }
        for (String kind : List.of(FOLDERS, "internal_tags")) {
            for (String path : List.copyOf(source.itemPaths(kind))) {
                boolean there = source.item(kind, path).isPresent(); // not any more if its folder was renamed
                if (there && (!kind.equals("internal_tags") || path.startsWith("asset/"))) {
                    assets.rearrange(kind, path);
                }
            }
        }
    }

    private void rearrange(String kind, String path) {
        int chance = random.nextInt(10);
        if (chance < 4) {
            source.editItem(
                    kind, path, item -> item.put("name", item.path("name").asString() + " renamed"));
        } else if (chance < 7 && kind.equals(FOLDERS)) {
            source.editItem(kind, path, folder -> folder.putNull("parent_id"));
        }
    }

    /** Edits some copies in a target, and returns them: metadata, a file of another length, the name of a folder. */
    static List<ItemEdits.Drifted> drift(FakeSpace target, long seed) {
        Random random = new Random(seed * 61 + 4);
        List<ItemEdits.Drifted> drifted = new ArrayList<>();
        for (String path : List.copyOf(target.itemPaths(FOLDERS))) {
            Optional<ObjectNode> folder = target.item(FOLDERS, path);
            if (random.nextInt(10) < 1 && folder.isPresent() && !path.equals("Only here")) {
                long id = folder.get().path("id").asLong();
                target.editItem(FOLDERS, path, there -> there.put("name", "drifted " + id));
                drifted.add(new ItemEdits.Drifted(FOLDERS, id, "name", "drifted " + id));
            }
        }
        for (String path : List.copyOf(target.itemPaths(ASSETS))) {
            ObjectNode asset = target.item(ASSETS, path).orElseThrow();
            long id = asset.path("id").asLong();
            if (asset.path("ext_id").asString("").isEmpty() || random.nextInt(10) > 1) {
                continue;
            }
            if (random.nextBoolean()) {
                String value = "drifted " + id;
                target.editItem(ASSETS, path, copy -> copy.put("copyright", value));
                drifted.add(new ItemEdits.Drifted(ASSETS, id, "copyright", value));
            } else {
                FileContent bytes = FileContent.generated(id, 4000);
                target.replaceFile(path, bytes);
                drifted.add(new ItemEdits.Drifted(ASSETS, id, "content_length", "4000"));
            }
        }
        return drifted;
    }

    /** Returns the file name of an asset. */
    static String name(ObjectNode asset) {
        String url = asset.path("filename").asString("");
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
