package dev.sbsync.core.review;

import dev.sbsync.core.internal.state.JsonFields;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.ItemDecision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.review.PlanFileItem.TargetMatch;
import dev.sbsync.core.state.ExtensionIds;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads plan files strictly: what is not understood is refused, as a reviewer's slip must not be ignored. Stateless.
 */
final class PlanFileReader {

    private static final String ASSETS = "assets";
    private static final Set<String> OF_FILE =
            Set.of("format", "version", "source", "target", "options", "extensions", "verdict", "items", "extra");
    private static final Set<String> OF_ITEM = Set.of(
            "key",
            "path",
            "type",
            "operation",
            "decision",
            "changes",
            "reasons",
            "differences",
            "warnings",
            "error",
            "source",
            "target");

    private PlanFileReader() {}

    static PlanFile read(String text) {
        LocatedJson file = LocatedJson.parse(text);
        version(file);
        file.refuseOthers(OF_FILE, "a plan file");
        List<PlanFileItem> items =
                file.elements("items").stream().map(PlanFileReader::item).toList();
        Set<ItemKey> keys = new HashSet<>();
        for (PlanFileItem item : items) {
            if (!keys.add(item.key())) {
                throw new PlanFileException(item.line(), "the item " + item.key() + " occurs twice");
            }
        }
        Map<ItemKey, TargetMatch> extra = new LinkedHashMap<>();
        Map<ItemKey, String> paths = new LinkedHashMap<>();
        for (LocatedJson one : file.elements("extra")) {
            one.refuseOthers(OF_ITEM, "an item");
            ItemKey key = one.value("key", ItemKey::parse);
            extra.put(key, match(one.object("target")));
            paths.put(key, one.text("path"));
        }
        return new PlanFile(
                space(file.object("source")),
                space(file.object("target")),
                options(file.object("options")),
                extensions(file.object("extensions")),
                items,
                extra,
                paths);
    }

    private static void version(LocatedJson file) {
        String format = file.text("format");
        if (!format.equals(PlanFile.FORMAT)) {
            throw new PlanFileException(
                    file.line("format"), "the format is '" + format + "', not '" + PlanFile.FORMAT + "'");
        }
        long version = file.number("version");
        if (version != PlanFile.VERSION) {
            throw new PlanFileException(
                    file.line("version"),
                    "the version is " + version + ", but this sbsync reads version " + PlanFile.VERSION
                            + "; create the plan with it");
        }
    }

    private static PlanFileItem item(LocatedJson json) {
        json.refuseOthers(OF_ITEM, "an item");
        Operation operation = json.value("operation", constant(Operation.class));
        return new PlanFileItem(
                json.line(),
                json.value("key", ItemKey::parse),
                json.text("path"),
                operation,
                json.texts("changes").stream()
                        .map(word -> json.checked("changes", word, constant(Change.class)))
                        .collect(Collectors.toUnmodifiableSet()),
                decision(json, operation),
                markers(json.object("source")),
                json.has("target") ? match(json.object("target")) : null);
    }

    private static @Nullable ItemDecision decision(LocatedJson json, Operation operation) {
        boolean decided = json.has("decision");
        if (PlanFileItem.proposed(operation) == null) {
            if (decided) {
                throw new PlanFileException(
                        json.line("decision"), "an item with the operation '" + operation + "' has nothing to decide");
            }
            return null;
        }
        return json.value("decision", constant(ItemDecision.class));
    }

    private static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
        return word -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Enum::toString)
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static TargetMatch match(LocatedJson json) {
        return new TargetMatch(json.number("id"), markers(json));
    }

    private static Markers markers(LocatedJson json) {
        Map<String, String> values = new LinkedHashMap<>();
        LocatedJson markers = json.object("markers");
        markers.names().forEach(name -> values.put(name, markers.text(name)));
        return Markers.of(values);
    }

    private static SpaceRef space(LocatedJson json) {
        return new SpaceRef(json.value("host", URI::create), json.number("id"), json.text("name"));
    }

    private static PlanOptions options(LocatedJson json) {
        Set<String> names =
                new HashSet<>(JsonFields.object(PlanOptions.defaults()).propertyNames());
        names.remove("decisions");
        json.refuseOthers(names, "the options");
        ObjectNode all = json.tree();
        if (names.remove(ASSETS) && !all.has(ASSETS)) {
            all.put(ASSETS, AssetScope.ALL.name()); // the file of an earlier version
        }
        names.forEach(json::require);
        all.putObject("decisions");
        return json.checked(() -> JsonFields.read(all, PlanOptions.class));
    }

    private static ExtensionIds extensions(LocatedJson json) {
        json.refuseOthers(Set.of("transform", "veto"), "the extensions");
        return new ExtensionIds(json.text("transform"), json.text("veto"));
    }
}
