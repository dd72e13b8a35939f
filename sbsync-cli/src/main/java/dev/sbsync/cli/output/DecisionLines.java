package dev.sbsync.cli.output;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.SyncListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints what a run does with each item and why to stderr, for {@code --verbose}. Thread-safe. */
public final class DecisionLines implements SyncListener {

    private final Output output;

    /** Prints to {@code output}. */
    public DecisionLines(Output output) {
        this.output = output;
    }

    @Override
    public void itemStarted(PlannedItem item) {
        String why = item.reasons().isEmpty() ? "" : ", because " + String.join("; ", item.reasons());
        output.note("start: " + ByKind.name(item.source()) + ": to "
                + item.operation().name().toLowerCase(Locale.ROOT) + why);
    }

    @Override
    public void itemParked(PlannedItem item, Duration delay) {
        output.note("later: " + ByKind.name(item.source()) + ": parked for " + Formats.duration(delay)
                + "; its worker continues with the next item");
    }

    @Override
    public void itemEnded(ItemResult result, int ended, int total) {
        List<String> costs = new ArrayList<>();
        costs.add(Formats.count(result.counts().attempts(), "request"));
        if (result.counts().retries() > 0) {
            costs.add(result.counts().retries() + " repeated");
        }
        costs.add(Formats.duration(result.duration()));
        output.note("ended: " + ByKind.name(result.item().source()) + ": " + became(result.outcome()) + " ("
                + String.join(", ", costs) + "; " + ended + " of " + total + ")");
    }

    @Override
    public void phaseChanged(RunPhase before, RunPhase now) {
        output.note("run: " + before + " → " + now);
    }

    @Override
    public void workersChanged(int before, int now) {
        output.note("workers: " + before + " → " + now + ", because "
                + (now < before ? "of server errors" : "requests succeed"));
    }

    private static String became(Outcome outcome) {
        String name = outcome.word();
        if (!outcome.differences().isEmpty()) {
            return name + ", because "
                    + outcome.differences().stream().map(Difference::toString).collect(Collectors.joining("; "));
        }
        return outcome.problem()
                .map(problem -> name + ", because " + problem.message())
                .orElse(name);
    }
}
