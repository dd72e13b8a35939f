package dev.sbsync.cli;

import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.selection.Selection;
import java.util.List;

/** What a command prints besides its result, as far as it is wanted. */
record Notes(Output output, ProgressFlags flags) {

    /** Checks the flags. */
    Notes {
        flags.check();
    }

    /** Tells what is known now, unless nothing but the result is wanted. */
    void tell(String line) {
        if (!flags.quiet()) {
            output.note(line);
        }
    }

    /** Says that a selection has chosen nothing, although that is allowed. */
    void selected(Selection selection, SyncPlan plan) {
        if (plan.items().isEmpty() && !selection.equals(Selection.all())) {
            tell("Nothing in the source is selected (" + selection + ").");
        }
    }

    /** Prints progress, unless it is not wanted. */
    void progress(String line) {
        if (flags.progress()) {
            output.note(line);
        }
    }

    /** Tells why, where that is wanted. */
    void explain(List<String> lines) {
        if (flags.verbose()) {
            lines.forEach(output::note);
        }
    }
}
