package dev.sbsync.cli.panel;

import dev.sbsync.core.outcome.OutcomeStatus.Tone;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.run.RunSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The outcomes of the items so far, wrapped over several lines if needed. */
final class CountsLines {

    private record Part(Ink ink, String text) {}

    private final List<Part> parts = new ArrayList<>();

    CountsLines(RunSnapshot run) {
        run.counts().shown().forEach((status, count) -> {
            if (status.synced() || count > 0) {
                parts.add(new Part(count == 0 ? Ink.DIM : ink(status.tone()), Formats.number(count) + " " + status));
            }
        });
        if (run.backlog().unconfirmed() > 0) {
            parts.add(new Part(Ink.PLAIN, Formats.number(run.backlog().unconfirmed()) + " to be confirmed"));
        }
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

    private static Ink ink(Tone tone) {
        return switch (tone) {
            case GOOD -> Ink.GOOD;
            case NEUTRAL -> Ink.PLAIN;
            case CAUTION -> Ink.CARE;
            case BAD -> Ink.BAD;
        };
    }
}
