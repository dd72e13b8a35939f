package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.report.ReportHtml;
import dev.sbsync.core.report.ReportJson;
import dev.sbsync.core.report.ReportMarkdown;
import dev.sbsync.core.report.ReportText;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report of an undo names the run that it undoes, and gives advice for an undo, not for a sync. */
class UndoReportTest {

    @Test
    void reports_nameTheRun_andGiveTheAdviceOfAnUndo() {
        try (Sides sides = Sides.of(
                        source -> source.story("edited", story -> story.field("v", "new"))
                                .story("deleted", story -> story.field("v", "new"))
                                .story("other", story -> story.field("v", "new")),
                        target -> target.story("edited", story -> story.field("v", "old"))
                                .story("deleted", story -> story.field("v", "old"))
                                .story("other", story -> story.field("v", "old")));
                StateStore store = StateStore.inMemory()) {
            SpaceSync sync = sides.sync().state(store).build();
            SyncReport synced = Sides.run(sync);
            sides.target().edit("edited", story -> story.field("v", "by an editor"));
            sides.target().edit("deleted", story -> story.delete());
            SyncReport undone = sync.undo(synced.runId());

            assertThat(synced.undoes()).isNull();
            assertThat(undone.undoes()).isEqualTo(synced.runId());
            assertThat(undone.problems())
                    .containsOnlyKeys(OutcomeCode.DRIFTED, OutcomeCode.TARGET_DELETED, OutcomeCode.UUID_CHANGED);
            assertThat(ReportText.lines(undone))
                    .satisfies(lines -> assertThat(lines.get(0))
                            .matches(
                                    "Done, 2 not undone \\(1 deleted since the run, 1 changed since the run\\) in .* s: undo"
                                            + " of run " + synced.runId() + " in 'Target' \\(\\d+\\)"))
                    .noneMatch(line -> line.contains("source "));
            assertThat(ReportMarkdown.write(undone))
                    .startsWith("## sbsync undo: done, 2 not undone")
                    .contains("- Undo of run: `" + synced.runId() + "`", "2 of 3 items not undone: ")
                    .doesNotContain("- Source:", "to the source");
            assertThat(ReportHtml.write(undone))
                    .contains(
                            ": sbsync undo " + undone.runId() + "</title>",
                            "<dt>Undo of run</dt><dd>" + synced.runId() + "</dd>\n<dt>In</dt><dd>&#39;Target&#39;")
                    .doesNotContain("<dt>From</dt>");
            assertThat(ReportJson.write(undone)).contains("\"undoes\" : \"" + synced.runId() + "\"");
            assertThat(ReportJson.write(synced)).doesNotContain("undoes");
            assertThat(List.of(
                            String.join("\n", ReportText.lines(undone)),
                            ReportMarkdown.write(undone),
                            ReportHtml.write(undone)))
                    .allSatisfy(text -> assertThat(text)
                            .contains("keep the change; or undo the later run first")
                            .contains("restore it from the trash in Storyblok")
                            .doesNotContain("--on-drift", "last sync"));
            assertThat(ReportMarkdown.write(undone))
                    .contains("| items | not undone |")
                    .doesNotContain("not synced");
            assertThat(ReportHtml.write(undone))
                    .contains("<strong>2</strong>not undone</button>", ">not undone</option>")
                    .doesNotContain(">not synced<");
            assertThat(ReportText.lines(
                            new SyncState(store).report(undone.runId()).orElseThrow()))
                    .isEqualTo(ReportText.lines(undone));
        }
    }
}
