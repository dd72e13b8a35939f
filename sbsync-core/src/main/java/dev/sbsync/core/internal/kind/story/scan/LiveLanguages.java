package dev.sbsync.core.internal.kind.story.scan;

import dev.sbsync.client.model.Story;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The individually published languages of a story, except the default one ({@code translated_stories},
 * docs/management-api.md). Immutable.
 */
public record LiveLanguages(List<Live> languages) {

    /** A published language; {@code changed} if it has unpublished changes. */
    public record Live(String code, @Nullable Instant publishedAt, boolean changed) {}

    public static LiveLanguages of(JsonNode story) {
        List<Live> live = new ArrayList<>();
        for (JsonNode row : story.path("translated_stories")) {
            String code = row.path("lang").stringValue("");
            JsonNode publishedAt = row.path("published_at");
            if (!code.isEmpty() && publishedAt.isString()) {
                live.add(new Live(
                        code,
                        instant(publishedAt.stringValue()),
                        row.path("unpublished_changes").booleanValue(false)));
            }
        }
        return new LiveLanguages(List.copyOf(live));
    }

    public Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        languages.forEach(language -> codes.add(language.code()));
        return codes.isEmpty() ? Set.of() : codes;
    }

    /**
     * Returns the form for comparison; empty if the story has no such data. A language with unpublished changes differs
     * from one without, except in dirty stories, whose draft is saved after publishing.
     */
    static Optional<String> compared(Story story) {
        if (story.folder() || !story.raw().path("translated_stories").isArray()) {
            return Optional.empty();
        }
        Map<String, String> shown = new TreeMap<>();
        of(story.raw())
                .languages()
                .forEach(language -> shown.put(
                        language.code(), language.code() + (language.changed() && !story.dirty() ? " (changed)" : "")));
        return Optional.of(String.join(", ", shown.values()));
    }

    /** Returns whether any of them has unpublished changes. */
    public boolean changed() {
        return languages.stream().anyMatch(Live::changed);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notATimestamp) {
            return null;
        }
    }
}
