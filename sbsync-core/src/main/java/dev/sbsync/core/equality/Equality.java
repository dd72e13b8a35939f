package dev.sbsync.core.equality;

import dev.sbsync.core.scan.LayerState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The definition of <em>equal</em>: no differences, field by field, in a fixed order. Stateless. */
public final class Equality {

    private Equality() {}

    /** Returns how a target item differs from its source; empty where they are equal. */
    public static List<Difference> differences(ComparedStory source, ComparedStory target) {
        List<Difference> found = new ArrayList<>();
        value(found, "name", source.name(), target.name());
        value(found, "slug", source.slug(), target.slug());
        value(found, "parent", "/" + source.parentPath(), "/" + target.parentPath());
        value(found, "is_startpage", source.startpage(), target.startpage());
        value(found, Difference.UUID, source.uuid(), target.uuid());
        json(found, Difference.CONTENT, source.content(), target.content());
        value(found, "tag_list", source.tags(), target.tags());
        json(found, "meta_data", source.metaData(), target.metaData());
        value(found, "default_root", source.defaultRoot(), target.defaultRoot());
        value(found, "disable_fe_editor", source.disableFeEditor(), target.disableFeEditor());
        value(found, "sort_by_date", source.sortByDate(), target.sortByDate());
        value(found, "expire_at", instant(source.expireAt()), instant(target.expireAt()));
        value(found, "translated_slugs", source.translatedSlugs(), target.translatedSlugs());
        layers(found, source, target);
        return List.copyOf(found);
    }

    /** Tells whether two contents are equal as values. */
    public static boolean sameContent(JsonNode source, JsonNode target) {
        return JsonValues.firstDifference(source, target).isEmpty();
    }

    /** State and published layer count together, and only where the source's are known. */
    private static void layers(List<Difference> found, ComparedStory source, ComparedStory target) {
        if (source.state() == null) {
            return;
        }
        value(found, Difference.STATE, source.state(), target.state());
        if (source.state() == LayerState.DIRTY && target.state() == LayerState.DIRTY) {
            json(found, Difference.PUBLISHED_CONTENT, source.publishedContent(), target.publishedContent());
        }
    }

    private static void value(List<Difference> found, String field, @Nullable Object source, @Nullable Object target) {
        if (!Objects.equals(source, target)) {
            found.add(Difference.of(field, source == null ? "(none)" : source, target == null ? "(none)" : target));
        }
    }

    private static void json(List<Difference> found, String field, JsonNode source, JsonNode target) {
        Optional<String> at = JsonValues.firstDifference(source, target);
        at.ifPresent(
                pointer -> found.add(new Difference(field, pointer.isEmpty() ? "differs" : "differs at " + pointer)));
    }

    /** Two spellings of one moment are equal; what is no timestamp is compared as it is. */
    static @Nullable Object instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notATimestamp) {
            return text;
        }
    }
}
