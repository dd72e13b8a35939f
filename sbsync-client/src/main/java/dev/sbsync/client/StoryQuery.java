package dev.sbsync.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which stories and folders to list (ma-facts §3.2). Immutable; {@link #all()} lists everything, folders included.
 *
 * <p>What the API would take and silently answer with nothing, or with everything, is refused here with a reason.
 */
public final class StoryQuery {

    /** The most items that the API puts on one page, and the default here. */
    public static final int MAX_PER_PAGE = 100;

    /** Creation order with ties broken by id: what exists keeps its page while others are added or saved. */
    private static final String SORT_BY = "created_at:asc,id:asc";

    private static final StoryQuery ALL = builder().build();

    private final Map<String, String> filters;
    private final int perPage;

    private StoryQuery(Map<String, String> filters, int perPage) {
        this.filters = filters;
        this.perPage = perPage;
    }

    /** Returns the query for all stories and folders, 100 a page. */
    public static StoryQuery all() {
        return ALL;
    }

    /** Starts a query without any filter, 100 a page. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns how many items are asked for at a time. */
    public int perPage() {
        return perPage;
    }

    /** Returns the query parameters of one page, counted from 1, in a fixed order. */
    Map<String, String> parameters(int page) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.put("sort_by", SORT_BY);
        parameters.put("page", Integer.toString(page));
        parameters.put("per_page", Integer.toString(perPage));
        return parameters;
    }

    /** Returns the filters and the page size. */
    @Override
    public String toString() {
        return "StoryQuery" + filters + " " + perPage + " a page";
    }

    /** Builds a {@link StoryQuery}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> filters = new LinkedHashMap<>();
        private int perPage = MAX_PER_PAGE;

        private Builder() {}

        /**
         * Lists only items whose full slug begins with these characters: {@code blog} also finds {@code blogroll}.
         *
         * @throws IllegalArgumentException if it is empty, or begins with a slash and so matches nothing
         */
        public Builder startsWith(String prefix) {
            return filter("starts_with", slug("starts_with", prefix));
        }

        /**
         * Lists only the items with exactly this full slug: up to two, as a folder and its start page share theirs.
         *
         * @throws IllegalArgumentException if it is empty or begins with a slash
         */
        public Builder withSlug(String fullSlug) {
            return filter("with_slug", slug("with_slug", fullSlug));
        }

        /**
         * Lists only the items with these full slugs, in which {@code *} stands for any characters.
         *
         * @throws IllegalArgumentException if the list is empty, or a slug is empty, begins with a slash or holds a
         *     comma, which the API would take for the end of it
         */
        public Builder bySlugs(List<String> fullSlugs) {
            if (fullSlugs.isEmpty()) {
                throw new IllegalArgumentException("by_slugs is empty, which would list everything; leave it out.");
            }
            for (String fullSlug : fullSlugs) {
                if (slug("by_slugs", fullSlug).indexOf(',') >= 0) {
                    throw new IllegalArgumentException("by_slugs cannot hold \"" + fullSlug
                            + "\": the API takes a comma for the end of a slug; list it with with_slug.");
                }
            }
            return filter("by_slugs", String.join(",", fullSlugs));
        }

        /**
         * Lists only the items with these ids.
         *
         * @throws IllegalArgumentException if the list is empty
         */
        public Builder byIds(List<Long> ids) {
            return filter(
                    "by_ids", joined("by_ids", ids.stream().map(String::valueOf).toList()));
        }

        /**
         * Lists only the items with these uuids.
         *
         * @throws IllegalArgumentException if the list is empty, or a uuid is blank or holds a comma
         */
        public Builder byUuids(List<String> uuids) {
            return filter("by_uuids", joined("by_uuids", uuids));
        }

        /**
         * Lists only the items that carry at least one of these tags.
         *
         * @throws IllegalArgumentException if the list is empty, or a tag is blank or holds a comma
         */
        public Builder withTag(List<String> tags) {
            return filter("with_tag", joined("with_tag", tags));
        }

        /** Lists the publish state of each language too, where a space publishes its languages one by one. */
        public Builder withTranslatedStories() {
            return filter("with_translated_stories", "1");
        }

        /** Lists folders only; the last of this and {@link #storyOnly()} counts. */
        public Builder folderOnly() {
            filters.remove("story_only");
            return filter("folder_only", "1");
        }

        /** Lists stories only, start pages included; the last of this and {@link #folderOnly()} counts. */
        public Builder storyOnly() {
            filters.remove("folder_only");
            return filter("story_only", "1");
        }

        /**
         * Sets how many items to ask for at a time; 100 by default, which needs the fewest requests.
         *
         * @throws IllegalArgumentException if it is not between 1 and 100
         */
        public Builder perPage(int items) {
            if (items < 1 || items > MAX_PER_PAGE) {
                throw new IllegalArgumentException(
                        "per_page must be between 1 and " + MAX_PER_PAGE + ", got " + items + ".");
            }
            perPage = items;
            return this;
        }

        /** Returns the query. */
        public StoryQuery build() {
            return new StoryQuery(new LinkedHashMap<>(filters), perPage);
        }

        private Builder filter(String name, String value) {
            filters.put(name, value);
            return this;
        }

        private static String joined(String parameter, List<String> values) {
            if (values.isEmpty()) {
                throw new IllegalArgumentException(parameter + " is empty, which would list everything; leave it out.");
            }
            for (String value : values) {
                if (value.isBlank() || value.indexOf(',') >= 0) {
                    throw new IllegalArgumentException(parameter + " cannot hold \"" + value
                            + "\": the API takes a comma for the end of a value, and a blank one for none.");
                }
            }
            return String.join(",", values);
        }

        private static String slug(String parameter, @Nullable String value) {
            Objects.requireNonNull(value, parameter);
            if (value.isBlank()) {
                throw new IllegalArgumentException(parameter + " is empty, which would list everything; leave it out.");
            }
            if (value.startsWith("/")) {
                throw new IllegalArgumentException(parameter + " \"" + value
                        + "\" begins with a slash and would match nothing: full slugs have none; leave it off.");
            }
            return value;
        }
    }
}
