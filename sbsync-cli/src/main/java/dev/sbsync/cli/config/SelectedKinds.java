package dev.sbsync.cli.config;

import dev.sbsync.core.item.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds to sync.
 *
 * @param kinds the kinds, in the order in which they depend on each other
 * @param setting what sets them, null for the default
 */
record SelectedKinds(Set<Kind> kinds, @Nullable Setting setting) {

    /** All kinds. */
    static final String ALL = "all";

    /**
     * Reads a list of kinds.
     *
     * @param setting the list, separated by commas; empty for the default
     * @throws UsageException if a kind is unknown, empty or listed twice
     */
    static SelectedKinds of(Optional<Setting> setting) {
        return setting.map(list -> new SelectedKinds(Kind.ordered(parsed(list)), list))
                .orElseGet(() -> new SelectedKinds(Kind.DEFAULT, null));
    }

    private static Set<Kind> parsed(Setting list) {
        List<String> words =
                Arrays.stream(list.value().split(",", -1)).map(String::strip).toList();
        if (words.equals(List.of(ALL))) {
            return Set.of(Kind.values());
        }
        Set<Kind> kinds = new TreeSet<>();
        for (String word : words) {
            if (!kinds.add(kind(list, word, words.size() == 1))) {
                throw list.wrong("which lists '" + word + "' twice; list each kind once: " + choices());
            }
        }
        return kinds;
    }

    private static Kind kind(Setting list, String word, boolean only) {
        if (word.equals(ALL)) {
            throw list.wrong("but 'all' includes every other kind; use 'all' alone, or list the kinds: " + choices());
        }
        if (word.isEmpty()) {
            throw list.wrong("which lists an empty value; separate kinds by single commas: " + choices());
        }
        return Kind.of(only ? list.choice(new Choices.Kinds()) : word)
                .orElseThrow(() -> list.wrong("and '" + word + "' is not a kind; choose from " + choices()));
    }

    private static String choices() {
        return String.join(", ", new Choices.Kinds());
    }

    /**
     * Checks that a selector applies to one of the kinds.
     *
     * @param values the values of the flag, empty if it is not given
     * @throws UsageException if the flag is given and its kind is not selected
     */
    void require(Kind kind, String flag, List<String> values) {
        if (values.isEmpty() || kinds.contains(kind)) {
            return;
        }
        throw new UsageException(flag + " selects " + kind + ", but "
                + (setting == null
                        ? "only stories are synced by default; add --kinds " + kind + "."
                        : setting.origin() + " is '" + setting.value() + "'; use --kinds " + list() + "," + kind
                                + ", or remove " + flag + "."));
    }

    /** Returns whether one of the kinds references assets. */
    boolean referenceAssets() {
        return kinds.stream().anyMatch(Kind::referencesAssets);
    }

    /** Returns the kinds as a value of {@code --kinds}. */
    private String list() {
        return kinds.stream().map(Kind::id).collect(Collectors.joining(","));
    }

    /** Returns the kinds and their origin, as a line to print. */
    String explanation() {
        return "kinds: " + list() + " (" + (setting == null ? "default" : setting.origin()) + ")";
    }
}
