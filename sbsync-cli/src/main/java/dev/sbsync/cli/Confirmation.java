package dev.sbsync.cli;

import dev.sbsync.cli.config.UsageException;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.Formats;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Asks before a plan is executed: once for its changes, and separately for its deletes, whose names were printed.
 *
 * @param yes whether all questions are answered with yes
 */
record Confirmation(CliContext context, boolean yes) {

    /**
     * Checks that questions can be answered.
     *
     * @throws UsageException if there is no terminal and no {@code --yes}
     */
    void require(String command, long targetId) {
        if (!yes && !context.interactive()) {
            throw new UsageException(command + " would write to space " + targetId
                    + ", but there is no terminal for confirmation; add --yes to write, or --dry-run to see the plan.");
        }
    }

    /**
     * Returns whether the plan may be executed.
     *
     * @param question returns the question about changes for their number, such as "3 changes"
     */
    boolean given(SyncPlan plan, UnaryOperator<String> question) {
        if (yes || plan.requestsAtMost() == 0) {
            return true;
        }
        long deletes = plan.count(Operation.DELETE);
        long changes = plan.changesAtMost() - deletes;
        boolean given = (changes == 0 || asked(question.apply(Formats.count(changes, "change"))))
                && (deletes == 0
                        || asked("Delete " + Formats.count(deletes, "item") + " in " + plan.target() + "? [y/N]"));
        if (!given) {
            context.output().note("Cancelled; nothing was written.");
        }
        return given;
    }

    private boolean asked(String question) {
        String answer = context.ask(question).orElse("").toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }
}
