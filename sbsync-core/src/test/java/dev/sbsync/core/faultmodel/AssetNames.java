package dev.sbsync.core.faultmodel;

import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.testkit.FakeSpace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The names by which assets are the same in both spaces: the ids of the source. What was learned once stays. */
final class AssetNames {

    private static final String ASSETS = "assets";

    private final FakeSpace source;
    private final FakeSpace target;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Long> sourceKeys = new HashMap<>();

    AssetNames(FakeSpace source, FakeSpace target) {
        this.source = source;
        this.target = target;
    }

    /** Returns the part of an asset's URL that names its file. */
    static String key(ObjectNode asset) {
        String url = asset.path("filename").asString("");
        return url.substring(url.indexOf("/f/") + 1);
    }

    /** Learns the assets of the source, and their copies by their external ids. */
    void learn() {
        Map<String, Long> byExternalId = new HashMap<>();
        for (ObjectNode asset : source.items(ASSETS)) {
            long id = asset.path("id").asLong();
            String own = asset.path("ext_id").asString("");
            byExternalId.put(own.isEmpty() ? "sbsync:" + ModelSpaces.SOURCE + ":" + id : own, id);
            sourceKeys.put(key(asset), id);
            name(asset, id);
        }
        for (ObjectNode asset : target.items(ASSETS)) {
            Long id = byExternalId.get(asset.path("ext_id").asString(""));
            if (id != null) {
                name(asset, id);
            }
        }
    }

    /** Learns the copies that a report names. */
    void learn(SyncReport report) {
        learn();
        Map<Long, ObjectNode> there = new HashMap<>();
        target.items(ASSETS).forEach(asset -> there.put(asset.path("id").asLong(), asset));
        report.items().stream()
                .filter(item ->
                        item.item().key().kind().equals(ASSETS) && !(item.item().source() instanceof TargetItem))
                .forEach(item -> item.outcome()
                        .targetId()
                        .map(there::get)
                        .ifPresent(asset -> name(asset, item.item().key().id())));
    }

    private void name(ObjectNode asset, long id) {
        texts.put(key(asset), "asset " + id);
        texts.put("\"id\":" + asset.path("id").asLong(), "\"id\":\"asset " + id + "\"");
    }

    /** Returns a content with names in place of ids and URLs. */
    String in(String content) {
        if (!content.contains("/f/")) {
            return content;
        }
        String text = content;
        for (Map.Entry<String, String> name : texts.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }

    /** Returns the ids of the source's assets that a content names by the source's own URLs. */
    Set<Long> ofSource(String content) {
        Set<Long> found = new LinkedHashSet<>();
        sourceKeys.forEach((key, id) -> {
            if (content.contains(key)) {
                found.add(id);
            }
        });
        return found;
    }
}
