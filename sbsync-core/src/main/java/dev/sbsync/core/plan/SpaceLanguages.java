package dev.sbsync.core.plan;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The languages of a target, and how both spaces publish theirs. Immutable.
 *
 * @param target the sorted codes of the target's languages, except the default one; null if unknown
 * @param sourceSingly whether the source publishes languages individually ({@code use_translated_stories})
 * @param targetSingly whether the target does
 */
public record SpaceLanguages(@Nullable Set<String> target, boolean sourceSingly, boolean targetSingly) {

    /** Unknown languages: all are assumed to exist. */
    public static final SpaceLanguages UNKNOWN = new SpaceLanguages(null, false, false);

    /** Copies the set. */
    public SpaceLanguages {
        target = target == null ? null : Collections.unmodifiableSet(new TreeSet<>(target));
    }

    /** Returns whether the target has a language; content keys use underscores instead of dashes in codes. */
    public boolean targetHas(String code) {
        Set<String> known = target;
        return known == null || known.stream().anyMatch(one -> sameLanguage(one, code));
    }

    /** Returns whether two spellings denote the same language. */
    public static boolean sameLanguage(String one, String other) {
        return asInKeys(one).equals(asInKeys(other));
    }

    private static String asInKeys(String code) {
        return code.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
