package dev.sbsync.client;

import dev.sbsync.client.internal.Parameter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which page of a list to read.
 *
 * @param number counted from 1
 * @param perPage the page size; the API allows 100 at most, for entries of datasources 1000
 */
public record PageRequest(int number, int perPage) {

    private static final int MAX_PER_PAGE = 1000;

    /**
     * Checks both numbers.
     *
     * @throws IllegalArgumentException if {@code number} is below 1, or {@code perPage} is not from 1 to 1000
     */
    public PageRequest {
        if (number < 1) {
            throw new IllegalArgumentException("Pages are counted from 1, got " + number + ".");
        }
        if (perPage < 1 || perPage > MAX_PER_PAGE) {
            throw new IllegalArgumentException("A page has from 1 to " + MAX_PER_PAGE + " items, got " + perPage + ".");
        }
    }

    /**
     * Returns the request for the first page.
     *
     * @throws IllegalArgumentException if {@code perPage} is not positive, or above 1000
     */
    public static PageRequest first(int perPage) {
        return new PageRequest(1, perPage);
    }

    /** Returns the request for the page after this one. */
    public PageRequest next() {
        return new PageRequest(number + 1, perPage);
    }

    /** Returns the filters of a list and {@link #parameters(int)}. */
    List<Parameter> parameters(List<Parameter> filters, int maxPerPage) {
        return Stream.concat(filters.stream(), parameters(maxPerPage).stream()).toList();
    }

    /** Checks the page size and returns the paging parameters. */
    List<Parameter> parameters(int maxPerPage) {
        if (perPage > maxPerPage) {
            throw new IllegalArgumentException(
                    "This list has " + maxPerPage + " items per page at most, got " + perPage + ".");
        }
        return List.of(Parameter.of("page", number), Parameter.of("per_page", perPage));
    }
}
