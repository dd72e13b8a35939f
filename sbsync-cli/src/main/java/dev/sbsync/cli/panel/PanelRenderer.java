package dev.sbsync.cli.panel;

import dev.sbsync.cli.output.Figures;
import dev.sbsync.cli.panel.PanelView.Phase;
import dev.sbsync.core.stats.RemainingTime.Estimate;
import dev.sbsync.transport.breaker.GateState;
import java.util.List;

/**
 * Draws a view as the lines of a frame; a pure function. What matters most comes first: in a low window the rest is
 * left out from below, in a narrow one graphs go before figures and figures before words.
 */
final class PanelRenderer {

    private static final int NARROW = 60;
    private static final int LABEL = 10;
    private static final int LEAST_GRAPH = 6;
    private static final int LEAST_BAR = 8;

    private final PanelView view;
    private final Frame frame;
    private final Look look;

    private PanelRenderer(PanelView view, int columns, int rows, Look look) {
        this.view = view;
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
        new CountsLines(view.counts()).draw(frame, frame.columns() < NARROW ? 2 : 1);
        frame.gap(9);
        requests();
        flow("items", view.items(), 0, "");
        workers();
        trouble();
        if (view.help()) {
            frame.gap(PanelHelp.LINES + 1);
            PanelHelp.draw(frame);
        } else {
            PanelLists.draw(view, frame);
        }
        frame.fill(1);
        keys();
        return frame.lines();
    }

    /** Both spaces, by id alone where their names leave no room; what the run does where it does not just run. */
    private void header() {
        String right = phase() + Figures.clock(view.elapsed());
        String named = view.source() + look.arrow() + view.target();
        String ids = view.source().id() + look.arrow() + view.target().id();
        boolean room = Row.width(look.shown(named)) + Row.width(right) < frame.columns();
        Ink ink = view.phase() == Phase.RUNNING ? Ink.DIM : Ink.CARE;
        frame.add(frame.row().add(Ink.BOLD, room ? named : ids).right(ink, right));
    }

    private String phase() {
        return switch (view.phase()) {
            case RUNNING -> "";
            case PAUSED -> "paused  ";
            case STOPPING -> "stopping  ";
        };
    }

    private void progress() {
        long percent = view.total() == 0 ? 100 : view.ended() * 100 / view.total();
        String share = String.format(java.util.Locale.ROOT, "%3d %%", percent);
        String count = "  " + Figures.number(view.ended()) + "/" + Figures.number(view.total());
        String left = remaining();
        int columns = frame.columns();
        String text = share + count + (left.isEmpty() ? "" : "  " + left);
        boolean split = columns < NARROW && columns - Row.width(text) - 1 < LEAST_BAR;
        if (split) {
            text = share + count;
        }
        int bar = Math.max(0, columns - Row.width(text) - 1);
        Row row = frame.row();
        if (bar >= LEAST_BAR) {
            // The figures keep their place, so that the bar does not jump when the estimate changes its length.
            int steady = columns < NARROW ? bar : Math.min(bar, columns - Row.width(share + count) - WIDEST_REMAINING);
            row.add(Ink.GOOD, look.bar(view.ended(), view.total(), Math.max(LEAST_BAR, steady)))
                    .add(" ");
        }
        frame.add(row.add(text));
        if (split && !left.isEmpty()) {
            frame.add(frame.row().add(left));
        }
    }

    private static final int WIDEST_REMAINING = 28;

    private String remaining() {
        if (view.phase() == Phase.STOPPING) {
            return Figures.count(view.inFlight().size(), "item") + " to finish";
        }
        if (view.phase() == Phase.PAUSED) {
            return "p goes on";
        }
        return view.remaining().map(PanelRenderer::words).orElse("");
    }

    private static String words(Estimate estimate) {
        return estimate.most().isZero() ? "" : Figures.remaining(estimate.least(), estimate.most()) + " left";
    }

    private void requests() {
        double limit = view.limit();
        String used = Math.round(Math.min(1, view.requests().perSecond() / limit) * 100) + " % of "
                + Figures.rate(limit);
        flow("requests", view.requests(), limit, used);
    }

    private void flow(String label, PanelView.Flow flow, double top, String note) {
        Row row = frame.row().add(Ink.DIM, label).to(LABEL);
        row.add(String.format(java.util.Locale.ROOT, "%7s", Figures.rate(flow.perSecond())))
                .add("  ");
        int graph = Math.min(MOST_GRAPH, row.room() - (note.isEmpty() ? NOTE : note.length() + 2));
        if (graph >= LEAST_GRAPH) {
            row.add(Ink.BUSY, Sparkline.of(flow.history(), top, graph, look)).add("  ");
        }
        frame.add(row.add(note));
    }

    private static final int MOST_GRAPH = 60;
    /** As long as the note of the line above, so that both graphs show the same seconds. */
    private static final int NOTE = 15;

    private void workers() {
        PanelView.Workers workers = view.workers();
        Row row = frame.row().add(Ink.DIM, "workers").to(LABEL).add("  ");
        String note = workers.active() + " of " + workers.allowed()
                + (workers.allowed() < workers.most() ? ", at most " + workers.most() : "");
        int cells = Math.min(workers.most(), 32);
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
        return view.workers().most() <= cells
                ? Math.min(workers, cells)
                : (int) Math.ceil((double) workers * cells / view.workers().most());
    }

    /** A line only where something went wrong: a run without it needs no reassurance. */
    private void trouble() {
        PanelView.Trouble trouble = view.trouble();
        boolean open = trouble.gate() != GateState.CLOSED;
        if (trouble.throttled() == 0 && trouble.retries() == 0 && !open) {
            return;
        }
        Row row = frame.row().add(Ink.DIM, "trouble").to(LABEL + 2);
        if (open) {
            row.add(Ink.BAD, gate(trouble.gate())).add(look.between());
        }
        row.add(Ink.CARE, Figures.number(trouble.throttled()) + " throttled").add(look.between());
        frame.add(row.add(Ink.CARE, Figures.number(trouble.retries()) + " repeated"));
    }

    private static String gate(GateState gate) {
        return switch (gate) {
            case OPEN -> "server down, waiting";
            case HALF_OPEN -> "server down, trying";
            case CLOSED -> "";
        };
    }

    private void keys() {
        Row row = frame.row();
        key(row, "p", view.phase() == Phase.PAUSED ? "go on" : "pause");
        key(row, "q", view.phase() == Phase.STOPPING ? "stop now" : "stop");
        key(row, "?", view.help() ? "close" : "help");
        frame.add(row);
    }

    private static void key(Row row, String key, String meaning) {
        row.add(Ink.BOLD, key).add(Ink.DIM, " " + meaning + "   ");
    }
}
