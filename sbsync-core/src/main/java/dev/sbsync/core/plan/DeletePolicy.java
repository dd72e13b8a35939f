package dev.sbsync.core.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a run deletes items of the target that the source lacks, and how many at most. Immutable.
 *
 * @param deletes whether any are deleted
 * @param limit the maximum: a number of items, or a percentage
 * @param percent whether the limit is a percentage of the selected items that the target has
 */
public record DeletePolicy(boolean deletes, long limit, boolean percent) {

    /** Nothing is deleted. */
    public static final DeletePolicy NONE = new DeletePolicy(false, 0, false);

    /** At most 10 % are deleted. */
    public static final DeletePolicy DEFAULT = new DeletePolicy(true, 10, true);

    private static final int HUNDRED = 100;
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(%?)");

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is negative, or above 100 %
     */
    public DeletePolicy {
        if (limit < 0 || (percent && limit > HUNDRED)) {
            throw new IllegalArgumentException("The limit of deletes must be "
                    + (percent ? "from 0 % to 100 %, got " + limit + " %." : "0 or more, got " + limit + "."));
        }
    }

    /** Returns a policy that deletes at most a number of items. */
    public static DeletePolicy atMost(long items) {
        return new DeletePolicy(true, items, false);
    }

    /** Returns a policy that deletes at most a percentage of the selected items that the target has. */
    public static DeletePolicy atMostPercent(int percent) {
        return new DeletePolicy(true, percent, true);
    }

    /**
     * Returns the policy in words ({@link #toString}): a number of items, a percentage such as {@code 10%}, or
     * {@code none}.
     *
     * @throws IllegalArgumentException if the words are neither
     */
    public static DeletePolicy of(String words) {
        return words.equals(NONE.toString()) ? NONE : limit(words);
    }

    /**
     * Returns the policy of a limit in words: a number of items, or a percentage such as {@code 10%}.
     *
     * @throws IllegalArgumentException if the words are neither
     */
    public static DeletePolicy limit(String words) {
        Matcher form = FORM.matcher(words.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("The limit of deletes must be a number of items, such as 25, or a"
                    + " percentage, such as 10%, got '" + words + "'.");
        }
        return new DeletePolicy(
                true, Long.parseLong(form.group(1)), !form.group(2).isEmpty());
    }

    /** Returns whether a number of items may be deleted. */
    public boolean allows(long items, long inTarget) {
        return items == 0 || (deletes && (percent ? items * HUNDRED <= limit * inTarget : items <= limit));
    }

    /** Returns the limit in words, such as {@code 25} or {@code 10%}; {@code none} if nothing is deleted. */
    @Override
    public String toString() {
        return deletes ? limit + (percent ? "%" : "") : "none";
    }
}
