package dev.sbsync.cli;

import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Selection;
import java.util.List;

/** What a command prints in addition to its result, subject to {@code --quiet} and {@code --verbose}. */
record Notes(Output output, ProgressFlags flags) {

    /** Checks the flags. */
    Notes {
        flags.check();
    }

    /** Prints a line, unless {@code --quiet}. */
    void tell(String line) {
        if (!flags.quiet()) {
            output.note(line);
        }
    }

    /** Explains the settings if {@code --verbose}. */
    void connected(PairConnection connection) {
        explain(connection.explanation());
    }

    /** Prints that an allowed empty selection selected nothing. */
    void selected(Selection selection, SyncPlan plan) {
        if (plan.items().isEmpty() && !selection.equals(Selection.all())) {
            tell("The selection matches nothing in the source (" + selection + ").");
        }
    }

    /** Prints progress, unless it is disabled. */
    void progress(String line) {
        if (flags.progress()) {
            output.note(line);
        }
    }

    /** Prints explanations if {@code --verbose}. */
    void explain(List<String> lines) {
        if (flags.verbose()) {
            lines.forEach(output::note);
        }
    }
}
