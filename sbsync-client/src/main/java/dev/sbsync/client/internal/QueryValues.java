package dev.sbsync.client.internal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Rejects values that the API would misunderstand, with {@link IllegalArgumentException}. */
public final class QueryValues {

    private static final Pattern UUID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private QueryValues() {}

    /** Returns a text that is not blank: the API ignores an empty parameter and lists everything. */
    public static String text(String parameter, String value) {
        Objects.requireNonNull(value, parameter);
        if (value.isBlank()) {
            throw new IllegalArgumentException(parameter + " is empty, which would list everything; leave it out.");
        }
        return value;
    }

    /** Returns a full slug, which does not start with a slash. */
    public static String slug(String parameter, String value) {
        if (text(parameter, value).startsWith("/")) {
            throw new IllegalArgumentException(parameter + " \"" + value
                    + "\" begins with a slash and would match nothing: full slugs have none; leave it off.");
        }
        return value;
    }

    /** Returns full slugs or patterns of them. */
    public static Collection<String> slugs(String parameter, Collection<String> values) {
        values.forEach(value -> slug(parameter, value));
        return values;
    }

    /** Returns full slugs, rejecting patterns with a hint to {@code methodForPatterns}. */
    public static Collection<String> exactSlugs(String parameter, Collection<String> values, String methodForPatterns) {
        for (String value : values) {
            if (slug(parameter, value).contains("*")) {
                throw new IllegalArgumentException(parameter + " \"" + value
                        + "\" has a *, which matches any characters; use " + methodForPatterns
                        + " if that is intended, or list this item with withSlug.");
            }
        }
        return values;
    }

    /** Returns ids as texts. */
    public static List<String> ids(String parameter, Collection<Long> values) {
        return values.stream()
                .map(value -> Long.toString(id(parameter, Objects.requireNonNull(value, parameter))))
                .toList();
    }

    /** Returns an id. */
    public static long id(String parameter, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(parameter + " must be a positive id, got " + value + ".");
        }
        return value;
    }

    /** Returns a uuid. */
    public static String uuid(String value) {
        if (!UUID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is not a uuid: it has letters, digits and dashes only,"
                            + " such as 17067eef-aa84-4f9a-b36e-4318356a0b9a.");
        }
        return value;
    }

    /** Returns uuids. */
    public static Collection<String> uuids(Collection<String> values) {
        values.forEach(QueryValues::uuid);
        return values;
    }

    /** Returns one value of a list, without a comma, which would end it. */
    public static String element(String parameter, String value) {
        if (text(parameter, value).indexOf(',') >= 0) {
            throw new IllegalArgumentException(parameter + " cannot hold \"" + value + "\": a comma ends a value.");
        }
        return value;
    }

    /** Returns the values of a list, which is not empty. */
    public static List<String> elements(String parameter, Collection<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(parameter + " is empty, which would list everything; leave it out.");
        }
        values.forEach(value -> element(parameter, value));
        return List.copyOf(values);
    }

    /** Returns the values joined by commas. */
    public static String joined(String parameter, Collection<String> values) {
        return String.join(",", elements(parameter, values));
    }

    /** Checks the attribute of an order, without a comma or a colon, which would end it. */
    public static void sortable(String attribute) {
        if (text("sort_by", attribute).matches(".*[,:].*")) {
            throw new IllegalArgumentException(
                    "sort_by \"" + attribute
                            + "\" is not an attribute: it has a comma or a colon; give only the attribute, such as content.price.");
        }
    }

    /** Checks the field of a filter, whose name is put in brackets. */
    public static void field(String name) {
        if (Objects.requireNonNull(name, "field").isBlank() || name.matches(".*[\\[\\]].*")) {
            throw new IllegalArgumentException("A filter_query needs one field of the content, got \"" + name
                    + "\": give its name without brackets; anything else would list everything.");
        }
    }
}
