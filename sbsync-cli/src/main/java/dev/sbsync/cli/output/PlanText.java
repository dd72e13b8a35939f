package dev.sbsync.cli.output;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.Change;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.report.NotCopied;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders a plan like a diff: the counts, the items grouped by operation, and the cost; other kinds than stories each
 * under a heading. Long groups are truncated. Items that were not read and may differ are marked {@code ?}, never as
 * equal.
 */
public final class PlanText {

    /** The number of items shown of a truncated group. */
    static final int SHOWN = 20;

    private final SyncPlan plan;
    private final Set<Kind> kinds;
    private final int shown;
    private final boolean diff;
    private final List<String> lines = new ArrayList<>();

    private PlanText(SyncPlan plan, Set<Kind> kinds, int shown, boolean diff) {
        this.plan = plan;
        this.kinds = kinds;
        this.shown = shown;
        this.diff = diff;
    }

    /** Returns the lines without the changes of items. */
    public static List<String> lines(SyncPlan plan, Set<Kind> kinds, double rate, boolean all) {
        return lines(plan, kinds, rate, all, false);
    }

    /**
     * Returns the lines.
     *
     * @param kinds the kinds that were planned
     * @param rate the requests per second for the estimate
     * @param all whether to show all items of each group
     * @param diff whether to show every changed value of items that were compared
     */
    public static List<String> lines(SyncPlan plan, Set<Kind> kinds, double rate, boolean all, boolean diff) {
        return new PlanText(plan, kinds, all ? Integer.MAX_VALUE : SHOWN, diff).lines(rate);
    }

    private List<String> lines(double rate) {
        lines.add("Plan: " + plan.source() + " → " + plan.target());
        lines.add("");
        lines.add("  " + counts(plan));
        changes();
        warnings();
        if (kinds.equals(Kind.DEFAULT)) {
            lines.addAll(new PlanGroups(plan, false, shown, diff, GroupWords.PLAN).lines());
        } else {
            kinds();
            lines.add("");
            lines.addAll(ItemLines.wrapped("", NotCopied.line()));
        }
        lines.add("");
        lines.add(cost(plan, rate));
        return lines;
    }

    /** Adds the items of each kind, also of kinds without items. */
    private void kinds() {
        SortedMap<String, SyncPlan> parts = ByKind.of(plan);
        kinds.forEach(kind -> parts.putIfAbsent(kind.id(), plan.with(List.of(), List.of())));
        parts.forEach((kind, part) -> {
            kindHeading(lines, kind, part, counts(part));
            lines.addAll(new PlanGroups(part, true, shown, diff, GroupWords.PLAN).lines());
        });
    }

    /** Adds the heading of a kind, with its counts above zero. */
    static void kindHeading(List<String> lines, String kind, SyncPlan part, String counts) {
        String title = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        String aboveZero = Stream.of(counts.split(" · ", -1))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(" · "));
        heading(lines, title, part.items().size(), aboveZero);
    }

    /** Returns the number of items per operation, on one line. */
    public static String counts(SyncPlan plan) {
        return plan.count(Operation.CREATE) + " create · " + plan.count(Operation.UPDATE) + " update · "
                + plan.count(Operation.COMPARE) + " needs check · " + unchanged(plan)
                + deleted(plan) + plan.count(Operation.NONE) + " skip · "
                + plan.count(Operation.CONFLICT) + " conflict · "
                + plan.extra().size() + " extra";
    }

    /** Only with a flag does a plan delete anything. */
    private static String deleted(SyncPlan plan) {
        long deletes = plan.count(Operation.DELETE);
        return deletes == 0 ? "" : deletes + " delete · ";
    }

    /** Only earlier runs can tell, so most plans have none. */
    private static String unchanged(SyncPlan plan) {
        long unchanged = plan.count(Operation.UNCHANGED);
        return unchanged == 0 ? "" : unchanged + " unchanged · ";
    }

    /** Adds the changes of paths, identities and publish states, if any. */
    private void changes() {
        String counted = Arrays.stream(Change.values())
                .filter(change -> plan.count(change) > 0)
                .map(change -> plan.count(change) + " " + PlanGroups.words(change))
                .collect(Collectors.joining(" · "));
        if (!counted.isEmpty()) {
            lines.add("  of them: " + counted);
        }
        if (plan.identity() == IdentityMode.MAP) {
            lines.add("  identity: map (copies keep uuids of their own)");
        }
        if (plan.assetsLeftOut() > 0) {
            lines.add("  assets: referenced (" + Formats.count(plan.assetsLeftOut(), "asset")
                    + " left out: nothing that is selected references them)");
        }
        collisions(plan).ifPresent(collisions -> lines.add("  ! " + collisions));
    }

    /** Returns the number of collisions as a sentence; empty if there are none. */
    public static Optional<String> collisions(SyncPlan plan) {
        int all = plan.collisions().size();
        long skipped = plan.collisions().stream()
                .filter(item -> item.operation() == Operation.NONE)
                .count();
        return all == 0
                ? Optional.empty()
                : Optional.of(Formats.count(all, "collision") + " (another item of the target at the same path): "
                        + (all - skipped) + " overwritten, " + skipped + " skipped.");
    }

    private void warnings() {
        if (!plan.warnings().isEmpty()) {
            heading(lines, "Warning", plan.warnings().size(), "");
            plan.warnings()
                    .forEach(warning -> lines.addAll(ItemLines.wrapped(
                            "  ", warning.message() + "; " + warning.code().remedy())));
        }
    }

    /** Returns the cost of executing the plan, as a sentence. */
    public static String cost(SyncPlan plan, double rate) {
        long requests = plan.requestsAtMost();
        if (requests == 0) {
            return "Nothing to do.";
        }
        return "Cost: at most " + Formats.count(requests, "request") + ", " + Formats.estimate(requests, rate) + " at "
                + Formats.rate(rate) + ".";
    }

    static void heading(List<String> lines, String title, int count, String meaning) {
        lines.add("");
        lines.add(titled(title, count, meaning));
    }

    static String titled(String title, int count, String meaning) {
        return title + " (" + count + ")" + (meaning.isEmpty() ? "" : "  " + meaning);
    }
}
