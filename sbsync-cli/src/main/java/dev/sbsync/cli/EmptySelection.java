package dev.sbsync.cli;

import dev.sbsync.cli.config.Nearest;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.selection.Selector;
import java.util.stream.Collectors;

/** Words, in terms of the command line, which selector matches nothing, with a suggestion. */
final class EmptySelection {

    private static final String WAY_OUT = "; correct the selection, or add --allow-empty to continue.";

    private EmptySelection() {}

    static String sentence(EmptySelectionException empty) {
        if (empty.unmatched().isEmpty()) {
            return "Each selector matches something in the source, but no item matches all of them" + WAY_OUT;
        }
        return "Nothing in the source matches "
                + empty.unmatched().stream().map(EmptySelection::named).collect(Collectors.joining(" or "))
                + WAY_OUT;
    }

    private static String named(Selector selector) {
        return "--" + selector.kind() + " '" + selector.value() + "'"
                + Nearest.of(selector.value(), selector.known())
                        .map(near -> " (did you mean '" + near + "'?)")
                        .orElse("");
    }
}
