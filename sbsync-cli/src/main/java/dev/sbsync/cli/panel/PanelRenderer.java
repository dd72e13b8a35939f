package dev.sbsync.cli.panel;

import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.run.WorkerCounts;
import dev.sbsync.core.stats.RemainingTime.Estimate;
import dev.sbsync.transport.CircuitState;
import java.util.List;
import java.util.Locale;

/**
 * Renders a view as the lines of a frame; a pure function. The most important lines come first: a low window drops
 * lines from the bottom, a narrow one drops graphs, then figures, then words.
 */
final class PanelRenderer {

    private static final int NARROW = 60;
    private static final int LABEL = 10;
    private static final int LEAST_GRAPH = 6;
    private static final int LEAST_BAR = 8;
    private static final int MOST_GRAPH = 60;
    private static final int MOST_CELLS = 32;
    /** The columns after a graph; equal on each line, so that both graphs show the same seconds. */
    private static final int NOTE = 15;

    private static final int WIDEST_REMAINING = 24;

    private final PanelView view;
    private final RunSnapshot run;
    private final Frame frame;
    private final Look look;

    private PanelRenderer(PanelView view, int columns, int rows, Look look) {
        this.view = view;
        this.run = view.run();
        this.look = look;
        this.frame = new Frame(look, columns, rows);
    }

    /** Returns at most {@code rows} lines of at most {@code columns} columns each. */
    static List<String> lines(PanelView view, int columns, int rows, Look look) {
        return new PanelRenderer(view, Math.max(1, columns), Math.max(1, rows), look).draw();
    }

    private List<String> draw() {
        header();
        progress();
        new CountsLines(run).draw(frame, 2);
        frame.gap(9);
        requests();
        flow("items", view.pace().items(), 0, "");
        workers();
        files();
        trouble();
        if (view.help()) {
            frame.gap(PanelHelp.LINES + 1);
            PanelHelp.draw(frame);
        } else {
            PanelLists.draw(run, frame);
        }
        frame.fill(1);
        keys();
        return frame.lines();
    }

    /** Draws what the run does, in full if it fits, and the state of the run unless it is running. */
    private void header() {
        String right = phase() + Formats.clock(run.elapsed());
        String named = title();
        boolean room = Row.width(look.shown(named)) + Row.width(right) < frame.columns();
        Ink ink = run.phase() == RunPhase.RUNNING ? Ink.DIM : Ink.CARE;
        frame.add(frame.row().add(Ink.BOLD, room ? named : shortTitle()).right(ink, right));
    }

    /** Returns both spaces; of an undo, the run that it undoes, and the target. */
    private String title() {
        return view.undoes() == null
                ? run.source().space() + look.arrow() + run.target().space()
                : "Undo of " + view.undoes() + " in " + run.target().space();
    }

    private String shortTitle() {
        long target = run.target().space().id();
        return view.undoes() == null ? run.source().space().id() + look.arrow() + target : "Undo in " + target;
    }

    private String phase() {
        return switch (run.phase()) {
            case RUNNING, ENDED -> "";
            case PAUSED -> "paused  ";
            case DRAINING -> "stopping  ";
        };
    }

    /** Draws the progress bar; its length does not depend on the length of the estimate. */
    private void progress() {
        long done = run.done();
        long percent = run.total() == 0 ? 100 : done * 100 / run.total();
        String total = Formats.number(run.total());
        String figures =
                String.format(Locale.ROOT, "%3d %%  %" + total.length() + "s/%s", percent, Formats.number(done), total);
        boolean narrow = frame.columns() < NARROW;
        int bar = frame.columns() - figures.length() - 1 - (narrow ? 0 : WIDEST_REMAINING);
        Row row = frame.row();
        if (bar >= LEAST_BAR) {
            bar(row, bar);
            row.add(" ");
        }
        row.add(figures);
        String left = remaining();
        if (narrow) {
            frame.add(row);
            frame.add(frame.row().add(left));
        } else {
            frame.add(row.add(left.isEmpty() ? "" : "  " + left));
        }
    }

    /** Draws the bar; items that did not succeed have a separate segment and colour. */
    private void bar(Row row, int cells) {
        OutcomeCounts counts = run.counts();
        int bad = counts.sum(status -> status.failure() || status == OutcomeStatus.CANCELLED);
        int filled = Look.filled(run.done(), run.total(), cells);
        int failed = bad == 0 ? 0 : Math.min(filled, Math.max(1, Look.filled(bad, run.total(), cells)));
        row.add(Ink.GOOD, look.full().repeat(filled - failed))
                .add(Ink.BAD, look.bad().repeat(failed))
                .add(Ink.GOOD, look.open().repeat(cells - filled));
    }

    private String remaining() {
        if (run.phase() == RunPhase.DRAINING) {
            return Formats.count(run.inFlight().size(), "item") + " to finish";
        }
        if (run.phase() == RunPhase.PAUSED) {
            return "press p to resume";
        }
        if (Trouble.of(run).circuit() != CircuitState.CLOSED) {
            return "waiting for the server";
        }
        return view.pace().remaining().map(PanelRenderer::words).orElse("");
    }

    private static String words(Estimate estimate) {
        return estimate.most().isZero() ? "" : Formats.remaining(estimate.least(), estimate.most()) + " left";
    }

    private void requests() {
        double limit = view.pace().limit();
        String used = Math.round(Math.min(1, view.pace().requests().perSecond() / limit) * 100) + " % of "
                + Formats.rate(limit);
        flow("requests", view.pace().requests(), limit, used);
    }

    private void flow(String label, Pace.Flow flow, double top, String note) {
        Row row = frame.row().add(Ink.DIM, label).to(LABEL);
        row.add(String.format(Locale.ROOT, "%7s", Formats.rate(flow.perSecond())))
                .add("  ");
        int graph = Math.min(MOST_GRAPH, row.room() - Math.max(NOTE, note.length() + 2));
        if (graph >= LEAST_GRAPH) {
            row.add(Ink.BUSY, Sparkline.of(flow.history(), top, graph, look)).add("  ");
        }
        frame.add(row.add(note));
    }

    private void workers() {
        WorkerCounts workers = run.workers();
        Row row = frame.row().add(Ink.DIM, "workers").to(LABEL).add("  ");
        String note = workers.active() + " of " + workers.allowed()
                + (workers.allowed() < workers.ceiling() ? ", at most " + workers.ceiling() : "");
        int cells = Math.min(workers.ceiling(), MOST_CELLS);
        if (row.room() - note.length() - 2 >= cells) {
            int allowed = cells(workers.allowed(), cells);
            int active = Math.min(allowed, cells(workers.active(), cells));
            row.add(Ink.BUSY, look.full().repeat(active))
                    .add(look.open().repeat(allowed - active))
                    .add(Ink.DIM, look.unused().repeat(cells - allowed))
                    .add("  ");
        }
        frame.add(row.add(note));
    }

    private int cells(int workers, int cells) {
        return run.workers().ceiling() <= cells
                ? Math.min(workers, cells)
                : (int) Math.ceil((double) workers * cells / run.workers().ceiling());
    }

    /** Draws the line of transferred files, only if there are any. */
    private void files() {
        List<String> files = TransferredFiles.of(run);
        if (!files.isEmpty()) {
            frame.add(frame.row().add(Ink.DIM, "files").to(LABEL + 2).add(String.join(look.between(), files)));
        }
    }

    /** Draws the line of throttling, retries and breaker state, only if there is any. */
    private void trouble() {
        Trouble trouble = Trouble.of(run);
        if (!trouble.any()) {
            return;
        }
        Row row = frame.row().add(Ink.DIM, "trouble").to(LABEL + 2);
        if (trouble.circuit() != CircuitState.CLOSED) {
            row.add(Ink.BAD, circuit(trouble.circuit())).add(look.between());
        }
        row.add(Ink.CARE, Formats.number(trouble.throttled()) + " throttled").add(look.between());
        frame.add(row.add(Ink.CARE, Formats.number(trouble.retries()) + " repeated"));
    }

    private static String circuit(CircuitState circuit) {
        return switch (circuit) {
            case OPEN -> "server down, waiting";
            case HALF_OPEN -> "server down, probing";
            case CLOSED -> "";
        };
    }

    private void keys() {
        Row row = frame.row();
        if (run.phase() != RunPhase.DRAINING) {
            key(row, "p", run.phase() == RunPhase.PAUSED ? "resume" : "pause");
        }
        key(row, "q", run.phase() == RunPhase.DRAINING ? "stop now" : "stop");
        key(row, "?", view.help() ? "close" : "help");
        frame.add(row);
    }

    private static void key(Row row, String key, String meaning) {
        row.add(Ink.BOLD, key).add(Ink.DIM, " " + meaning + "   ");
    }
}
