package dev.sbsync.cli.panel;

import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.run.RunSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The outcomes of the items so far, wrapped over several lines if needed. */
final class CountsLines {

    private record Part(Ink ink, String text) {}

    private final List<Part> parts = new ArrayList<>();

    CountsLines(RunSnapshot run) {
        OutcomeCounts counts = run.counts();
        always(Ink.GOOD, counts.created(), "created");
        always(Ink.GOOD, counts.updated(), "updated");
        always(Ink.PLAIN, counts.unchanged(), "unchanged");
        where(Ink.PLAIN, counts.skipped(), "skipped");
        where(Ink.BAD, counts.failed(), "failed");
        where(Ink.BAD, counts.blocked(), "blocked");
        where(Ink.CARE, counts.cancelled(), "cancelled");
        where(Ink.PLAIN, run.unconfirmed(), "to be confirmed");
        if (run.warnings() > 0) {
            parts.add(new Part(Ink.CARE, Formats.count(run.warnings(), "warning")));
        }
    }

    /** Draws the parts, truncated to {@code most} lines. */
    void draw(Frame frame, int most) {
        String between = frame.look().between();
        Row row = frame.row();
        int lines = 1;
        for (Part part : parts) {
            if (!row.empty() && row.room() < between.length() + part.text().length() && lines < most) {
                frame.add(row);
                row = frame.row();
                lines++;
            }
            if (!row.empty()) {
                row.add(Ink.DIM, between);
            }
            row.add(part.ink(), part.text());
        }
        frame.add(row);
    }

    private void always(Ink ink, long count, String name) {
        parts.add(new Part(count == 0 ? Ink.DIM : ink, Formats.number(count) + " " + name));
    }

    private void where(Ink ink, long count, String name) {
        if (count > 0) {
            always(ink, count, name);
        }
    }
}
