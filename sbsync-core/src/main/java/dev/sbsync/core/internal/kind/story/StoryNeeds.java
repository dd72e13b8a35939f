package dev.sbsync.core.internal.kind.story;

import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.model.Component;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.story.reference.SourceComponents;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.text.FirstNames;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stories need besides their folders: components and datasources. What the same plan brings is written first; what
 * the target lacks and the plan does not bring is a warning. Blocks for at most three lists, and only if a story is to
 * be written.
 */
record StoryNeeds(SourceComponents source, Side target, Set<Kind> kinds) {

    private static final int MOST_NAMED = 10;

    /**
     * Returns a plan whose stories come after the settings, which add their languages, and the components that are
     * their content types.
     */
    static SyncPlan afterWhatTheyNeed(SyncPlan stories, SyncPlan before) {
        List<ItemKey> settings = new ArrayList<>();
        Map<String, ItemKey> components = new HashMap<>();
        for (PlannedItem item : before.items()) {
            if (item.operation().readsContent() && item.key().kind().equals("settings")) {
                settings.add(item.key());
            } else if (item.operation().readsContent() && item.key().kind().equals("components")) {
                components.put(item.source().name(), item.key());
            }
        }
        return settings.isEmpty() && components.isEmpty()
                ? stories
                : stories.with(
                        stories.items().stream()
                                .map(item -> after(item, settings, components.get(contentType(item))))
                                .toList(),
                        stories.extra());
    }

    private static PlannedItem after(PlannedItem item, List<ItemKey> settings, @Nullable ItemKey component) {
        if (!item.operation().readsContent()) {
            return item;
        }
        List<ItemKey> after = new ArrayList<>(item.after());
        after.addAll(settings);
        if (component != null) {
            after.add(component);
        }
        return item.inOrder(after, item.stepAside());
    }

    /** Returns warnings about what the target lacks. */
    List<Problem> missing(SyncPlan stories) {
        boolean writes = stories.count(Operation.CREATE) + stories.count(Operation.UPDATE) > 0;
        if (!writes || kinds.contains(Kind.COMPONENTS)) {
            return List.of();
        }
        try {
            List<Component> used = source.list();
            List<Problem> missing = new ArrayList<>(components(used, stories));
            missing.addAll(datasources(used));
            return missing;
        } catch (ForbiddenException notReadable) {
            return List.of(new Problem(
                    OutcomeCode.NOT_CHECKED,
                    "whether the target has the components and datasources of the stories: "
                            + notReadable.getMessage()));
        }
    }

    private List<Problem> components(List<Component> used, SyncPlan stories) {
        Set<String> lacking = names(used.stream().map(Component::name).toList());
        if (!lacking.isEmpty()) {
            target.client().components(target.spaceId()).list().forEach(there -> lacking.remove(there.name()));
        }
        if (lacking.isEmpty()) {
            return List.of();
        }
        long refused = stories.items().stream()
                .filter(item -> item.operation().readsContent() && lacking.contains(contentType(item)))
                .count();
        return List.of(new Problem(
                OutcomeCode.COMPONENT_MISSING,
                "the target lacks " + listed(lacking, "component") + (refused == 0 ? "" : "; " + refused(refused))));
    }

    private static String refused(long stories) {
        return stories == 1
                ? "1 story to write has one as content type, and the target will refuse it"
                : stories + " stories to write have one as content type, and the target will refuse them";
    }

    private List<Problem> datasources(List<Component> used) {
        Set<String> lacking = names(used.stream()
                .flatMap(component -> component.schema().findValuesAsString("datasource_slug").stream())
                .toList());
        if (kinds.contains(Kind.DATASOURCES) || lacking.isEmpty()) {
            return List.of();
        }
        target.client()
                .datasources(target.spaceId())
                .list()
                .map(Datasource::slug)
                .forEach(lacking::remove);
        return lacking.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        OutcomeCode.DATASOURCE_MISSING, "the target lacks " + listed(lacking, "datasource")));
    }

    private static Set<String> names(Collection<String> all) {
        Set<String> names = new TreeSet<>(all);
        names.remove("");
        return names;
    }

    private static String listed(Set<String> names, String what) {
        return names.size() + " " + what + (names.size() == 1 ? "" : "s") + " of the source: "
                + FirstNames.of(names, MOST_NAMED);
    }

    private static String contentType(PlannedItem item) {
        return item.source() instanceof StoryRow row ? row.contentType() : "";
    }
}
