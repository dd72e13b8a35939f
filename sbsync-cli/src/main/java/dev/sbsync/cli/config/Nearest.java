package dev.sbsync.cli.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the closest match for a mistyped command, flag or setting. */
public final class Nearest {

    private static final int MOST_MISTAKES = 2;

    private Nearest() {}

    /**
     * Returns the word with the smallest edit distance to {@code typed}: at most 2, and at most half of the word's
     * letters.
     */
    public static Optional<String> of(String typed, Collection<String> words) {
        return words.stream()
                .filter(word -> mistakes(typed, word) <= Math.min(MOST_MISTAKES, letters(word) / 2))
                .min(Comparator.<String>comparingInt(word -> mistakes(typed, word))
                        .thenComparing(word -> word));
    }

    private static int letters(String word) {
        return word.replace("-", "").length();
    }

    /** Returns the edit distance: substitutions, insertions, deletions and swaps of adjacent letters. */
    private static int mistakes(String typed, String word) {
        int[][] counts = new int[typed.length() + 1][word.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= word.length(); j++) {
                counts[i][j] = i == 0 ? j : j == 0 ? i : cheapest(counts, typed, word, i, j);
            }
        }
        return counts[typed.length()][word.length()];
    }

    private static int cheapest(int[][] counts, String typed, String word, int i, int j) {
        boolean same = typed.charAt(i - 1) == word.charAt(j - 1);
        int least = Math.min(counts[i - 1][j - 1] + (same ? 0 : 1), Math.min(counts[i - 1][j], counts[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && typed.charAt(i - 1) == word.charAt(j - 2)
                && typed.charAt(i - 2) == word.charAt(j - 1);
        return swapped ? Math.min(least, counts[i - 2][j - 2] + 1) : least;
    }
}
