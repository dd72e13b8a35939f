package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** The filters of the list of assets (docs/management-api.md). */
final class AssetFilter {
    private static final String TRASH = "-1";

    private AssetFilter() {}

    static Predicate<ObjectNode> of(Call call) {
        Query query = call.query();
        FakeState state = call.state();
        Predicate<ObjectNode> all = inFolder(query).and(item -> !hidden(state, item));
        all = all.and(query.test("is_private", on -> item -> Nodes.isTrue(item, "is_private") == Query.on(on)))
                .and(query.testAny("with_tags", tags -> item -> tagged(item, tags)));
        Predicate<ObjectNode> byExtId = query.test(
                "ext_id", id -> item -> Nodes.string(item, "ext_id", "").equals(id));
        if (!state.is(Switch.EXT_ID_FILTER_IGNORED, query.get("ext_id").isPresent())) {
            all = all.and(byExtId);
        }
        for (String name : List.of("alt", "title", "copyright")) {
            all = all.and(query.test("by_" + name, text -> item -> contains(item, name, text)));
        }
        for (String name : List.of("created_at", "updated_at", "expire_at")) {
            all = all.and(query.test(name + "_gte", from -> item -> compared(item, name, from) >= 0))
                    .and(query.test(
                            name + "_lte", to -> item -> compared(item, name, to) <= 0 && !Nodes.missing(item, name)));
        }
        return all;
    }

    /** The trash has its own number; everything else is not in the trash. */
    private static Predicate<ObjectNode> inFolder(Query query) {
        Optional<String> folder = query.get("in_folder");
        if (folder.equals(Optional.of(TRASH))) {
            return AssetTrash::holds;
        }
        Predicate<ObjectNode> live = item -> !AssetTrash.holds(item);
        return live.and(query.test(
                "in_folder", id -> item -> id.equals(Long.toString(Nodes.integer(item, "asset_folder_id", 0)))));
    }

    private static boolean hidden(FakeState state, ObjectNode item) {
        return state.is(Switch.UNFINISHED_ASSETS_UNLISTED, Nodes.isTrue(item, Assets.PENDING));
    }

    private static boolean tagged(ObjectNode item, Set<String> tags) {
        return item.path("internal_tag_ids").valueStream().anyMatch(tag -> tags.contains(tag.asString("")));
    }

    private static boolean contains(ObjectNode item, String name, String text) {
        return Nodes.string(item, name, "").toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static int compared(ObjectNode item, String name, String bound) {
        if (Nodes.missing(item, name)) {
            return -1;
        }
        try {
            return Instant.parse(Nodes.string(item, name, "")).compareTo(Instant.parse(bound));
        } catch (DateTimeException malformed) {
            throw Refusal.invalid(name, "is not a time: " + bound);
        }
    }
}
