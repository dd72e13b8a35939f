package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generates asset folders and assets with their files for a space, and changes them as an editor would; a seed
 * determines all of it. Not thread-safe.
 */
public final class RandomAssets {
    private static final String[] NAMES = {"hero.png", "plan.pdf", "logo.svg", "data.bin", "HERO.png"};

    private final SplittableRandom random;
    private int folders = 5;
    private int assets = 12;
    private long lastSeed;

    private RandomAssets(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns a generator of 5 folders with 12 assets. */
    public static RandomAssets of(long seed) {
        return new RandomAssets(seed);
    }

    /** Sets the number of asset folders, some of them nested. */
    public RandomAssets folders(int count) {
        folders = count;
        return this;
    }

    /** Sets the number of assets; of ten one is private. */
    public RandomAssets assets(int count) {
        assets = count;
        return this;
    }

    /** Adds everything to a space and returns it; to be called once. */
    public SpaceBuilder addTo(SpaceBuilder space) {
        List<String> paths = new ArrayList<>(List.of(""));
        space.tag("asset", "Asset tag 0").tag("asset", "Asset tag 1");
        for (int i = 0; i < folders; i++) {
            String path = paths.get(random.nextInt(paths.size())) + "Folder " + i;
            space.assetFolder(path);
            paths.add(path + "/");
        }
        for (int i = 0; i < assets; i++) {
            String name = i + "-" + NAMES[random.nextInt(NAMES.length)];
            String path = paths.get(random.nextInt(paths.size())) + name;
            space.asset(path, content(name), this::describe);
        }
        return space;
    }

    /**
     * Makes one change to the assets of a space: other metadata or bytes, another folder, a new asset or one less.
     *
     * @return what was done
     */
    public String edit(FakeSpace space) {
        List<String> paths = space.itemPaths("assets");
        int kind = paths.isEmpty() ? 4 : random.nextInt(5);
        String path = paths.isEmpty() ? "" : paths.get(random.nextInt(paths.size()));
        switch (kind) {
            case 0 -> space.editItem("assets", path, asset -> asset.put("alt", "alt " + random.nextInt(1000)));
            case 1 -> space.replaceFile(path, content(path));
            case 2 -> {
                List<ObjectNode> all = space.items("asset_folders");
                long folder = all.isEmpty() ? 0 : Nodes.integer(all.get(random.nextInt(all.size())), "id", 0);
                space.editItem("assets", path, asset -> asset.put("asset_folder_id", folder));
            }
            case 3 -> space.removeItem("assets", path);
            default -> {
                path = "new-" + random.nextInt(1_000_000) + ".bin";
                space.addAsset(path, content(path));
            }
        }
        return List.of("described", "replaced", "moved", "removed", "added").get(kind) + " " + path;
    }

    private void describe(AssetBuilder asset) {
        if (random.nextBoolean()) {
            asset.alt("alt " + random.nextInt(100)).title("Über " + random.nextInt(100));
        }
        if (random.nextBoolean()) {
            asset.metaData("{\"alt__i18n__de\":\"de " + random.nextInt(100) + "\",\"license\":\"CC0\"}");
        }
        if (random.nextInt(3) == 0) {
            asset.tags("Asset tag " + random.nextInt(2));
        }
        if (random.nextBoolean()) {
            asset.size((1 + random.nextInt(99)) + "x" + (1 + random.nextInt(99)));
        }
        if (random.nextInt(10) == 0) {
            asset.privately();
        }
    }

    private FileContent content(String name) {
        long seed = ++lastSeed * 1000 + random.nextInt(1000);
        return name.endsWith(".png")
                ? FileContent.png(1 + random.nextInt(50), 1 + random.nextInt(50), seed)
                : FileContent.generated(seed, 1 + random.nextInt(3000));
    }
}
