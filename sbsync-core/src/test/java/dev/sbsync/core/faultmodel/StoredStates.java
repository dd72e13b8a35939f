package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the fake stores of an item on both sides, compared by what the API does not tell apart, with nothing of the code
 * that is judged.
 */
final class StoredStates {

    private final FakeSpace source;
    private final FakeSpace target;
    private final Set<String> languages;
    private final AssetNames assets;

    /** Compares contents by the names of the assets that they contain. */
    StoredStates(FakeSpace source, FakeSpace target, AssetNames assets) {
        this.assets = assets;
        this.source = source;
        this.target = target;
        this.languages = new HashSet<>(target.languages());
        languages.add("[default]");
    }

    /** Returns the target's counterpart of an item: by uuid, else by place, also in a folder of another spelling. */
    Optional<FakeStory> counterpart(FakeStory item) {
        return target.withUuid(item.uuid())
                .filter(found -> found.folder() == item.folder())
                .or(() -> item.folder() ? target.folder(item.path()) : target.story(item.path()))
                .or(() -> target.stories().stream()
                        .filter(there -> there.folder() == item.folder()
                                && there.startPage() == item.startPage()
                                && there.slug().equals(item.slug())
                                && parent(item).equals(there.parentId()))
                        .findFirst());
    }

    /** Returns the compared fields in which two stored states differ. */
    List<String> differences(FakeStory item, FakeStory there) {
        Map<String, Object> left = fields(source, item, item);
        Map<String, Object> right = fields(target, there, item);
        left.put("parent", parent(item));
        right.put("parent", there.parentId());
        return left.keySet().stream()
                .filter(field -> !left.get(field).equals(right.get(field)))
                .map(field -> field + ": " + left.get(field) + " / " + right.get(field))
                .toList();
    }

    private Object parent(FakeStory item) {
        return item.parentId() == 0
                ? 0L
                : source.folder(item.parentPath())
                        .flatMap(this::counterpart)
                        .map(FakeStory::id)
                        .orElse(-1L);
    }

    /** Returns the folders, by path, of which the items that both sides have stand in another order. */
    Set<String> reordered() {
        Set<String> folders = new TreeSet<>();
        Map<String, List<FakeStory>> children =
                source.stories().stream().collect(Collectors.groupingBy(FakeStory::parentPath));
        children.forEach((folder, items) -> {
            List<FakeStory> paired = items.stream()
                    .filter(item -> counterpart(item)
                            .filter(there -> parent(item).equals(there.parentId()))
                            .isPresent())
                    .toList();
            boolean differs = paired.stream()
                    .anyMatch(one -> paired.stream()
                            .anyMatch(other -> position(one) < position(other)
                                    && position(counterpart(one).orElseThrow())
                                            >= position(counterpart(other).orElseThrow())));
            if (differs) {
                folders.add(folder);
            }
        });
        return folders;
    }

    private static long position(FakeStory item) {
        return item.json().path("position").asLong(0);
    }

    private Map<String, Object> fields(FakeSpace space, FakeStory item, FakeStory inSource) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("name", item.name());
        fields.put("slug", item.slug());
        fields.put("is_startpage", item.parentId() != 0 && item.startPage());
        fields.put("uuid", item.uuid());
        fields.put("content", content(item.content()));
        fields.put(
                "tags",
                item.tags().stream()
                        .map(tag -> tag.trim().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        for (String name : List.of("meta_data", "default_root", "sort_by_date", "path")) {
            fields.put(name, value(item.attribute(name)));
        }
        fields.put(
                "disable_fe_editor", value(item.attribute("disable_fe_editor")).equals(true));
        fields.put("expire_at", moment(item.attribute("expire_at")));
        fields.put("alternates", alternates(space, item));
        fields.put("translated_slugs", slugs(item));
        if (!inSource.folder()) {
            fields.put("state", item.state());
            if (inSource.state() != FakeStory.State.DRAFT) {
                Set<String> live = new TreeSet<>(item.liveContent().keySet());
                live.retainAll(languages);
                fields.put("live languages", live);
                if (inSource.attribute("first_published_at") != null) {
                    fields.put("first_published_at", moment(item.attribute("first_published_at")));
                }
            }
            if (inSource.state() == FakeStory.State.DIRTY) {
                fields.put("published content", published(item, inSource));
            }
        }
        return fields;
    }

    /** Returns what is seen of the published layer; where languages are published together, all of it. */
    private Object published(FakeStory item, FakeStory inSource) {
        if (inSource.json().path("translated_stories").isEmpty()) {
            return item.publishedContent().map(this::content);
        }
        Map<String, Object> seen = new TreeMap<>();
        item.liveContent().forEach((language, content) -> seen.put(language, content(content)));
        seen.keySet().retainAll(languages);
        return seen;
    }

    /** Returns the uuids that the members of a group have in the target, where they are there. */
    private Set<String> alternates(FakeSpace space, FakeStory item) {
        return space.stories().stream()
                .filter(other -> other.id() != item.id()
                        && Objects.equals(other.attribute("group_id"), item.attribute("group_id")))
                .map(other -> space.id() == source.id() ? counterpart(other).orElse(other) : other)
                .map(FakeStory::uuid)
                .collect(Collectors.toSet());
    }

    private static Set<String> slugs(FakeStory item) {
        Set<String> rows = new HashSet<>();
        item.json()
                .path("translated_slugs")
                .forEach(row -> rows.add(row.path("lang").asString("") + " "
                        + row.path("slug").asString("") + " "
                        + row.path("name").asString("")));
        return rows;
    }

    /** Returns a value in which absent, null, empty text and empty containers are one, and numbers compare by value. */
    private Object content(JsonNode content) {
        String text = content.toString();
        String named = assets.in(text);
        return value(named.equals(text) ? content : JsonMapper.shared().readTree(named));
    }

    private static Object value(@Nullable JsonNode node) {
        if (node == null || node.isNull() || (node.isContainer() && node.isEmpty())) {
            return "";
        }
        if (node.isNumber()) {
            return node.asDecimal(BigDecimal.ZERO).stripTrailingZeros();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isObject() || node.isArray() ? exact(node) : node.asString("");
    }

    private static Object exact(JsonNode node) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(exact(item)));
            return items;
        }
        if (node.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), exact(member.getValue())));
            members.remove("_editable");
            return members;
        }
        return node.isNumber() ? node.asDecimal(BigDecimal.ZERO).stripTrailingZeros() : node.toString();
    }

    private static Object moment(@Nullable JsonNode node) {
        String text = node == null ? "" : node.asString("").replace(' ', 'T');
        if (text.isEmpty()) {
            return "";
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException withoutZone) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }
}
