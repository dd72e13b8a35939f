package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Golden frames. A different frame is written to {@code target/frames}: review it, and copy it over the golden one if
 * it is better.
 */
class PanelRendererTest {

    private static final Look BARE = new Look(false, true);
    private static final Look ASCII = new Look(false, false);
    private static final Look COLOUR = new Look(true, true);

    @Test
    void running_80x24() throws Exception {
        assertFrame("running-80x24", Views.running(), 80, 24, BARE);
    }

    @Test
    void running_40x12() throws Exception {
        assertFrame("running-40x12", Views.running(), 40, 12, BARE);
    }

    @Test
    void running_wide() throws Exception {
        assertFrame("running-140x40", Views.running(), 140, 40, BARE);
    }

    @Test
    void running_veryLow_showsHowFarItIs() throws Exception {
        assertFrame("running-80x4", Views.running(), 80, 4, BARE);
    }

    @Test
    void running_veryNarrow_showsFigures() throws Exception {
        assertFrame("running-18x10", Views.running(), 18, 10, BARE);
    }

    @Test
    void running_ascii() throws Exception {
        assertFrame("running-ascii-80x24", Views.running(), 80, 24, ASCII);
    }

    @Test
    void running_colour() throws Exception {
        assertFrame("problems-colour-80x24", Views.problems(), 80, 24, COLOUR);
    }

    @Test
    void start_showsNoEstimates() throws Exception {
        assertFrame("start-80x24", Views.start(), 80, 24, BARE);
    }

    @Test
    void paused_80x24() throws Exception {
        assertFrame("paused-80x24", Views.paused(), 80, 24, BARE);
    }

    @Test
    void draining_80x24() throws Exception {
        assertFrame("draining-80x24", Views.draining(), 80, 24, BARE);
    }

    @Test
    void throttled_80x24() throws Exception {
        assertFrame("throttled-80x24", Views.throttled(), 80, 24, BARE);
    }

    @Test
    void files_80x24() throws Exception {
        assertFrame("files-80x24", Views.files(), 80, 24, BARE);
    }

    @Test
    void files_40x12() throws Exception {
        assertFrame("files-40x12", Views.files(), 40, 12, BARE);
    }

    @Test
    void breakerOpen_80x24() throws Exception {
        assertFrame("breaker-open-80x24", Views.breakerOpen(), 80, 24, BARE);
    }

    @Test
    void problems_80x24() throws Exception {
        assertFrame("problems-80x24", Views.problems(), 80, 24, BARE);
    }

    @Test
    void problems_40x12_problemsBeforeWhatIsInFlight() throws Exception {
        assertFrame("problems-40x12", Views.problems(), 40, 12, BARE);
    }

    @Test
    void help_80x24() throws Exception {
        assertFrame("help-80x24", Views.running().help(), 80, 24, BARE);
    }

    @Test
    void undo_isNamed_notTheSource() {
        assertThat(PanelRenderer.lines(Views.running().undo().view(), 80, 24, BARE)
                        .get(0))
                .matches("Undo of 20260101-000000-0000 in 'Lumenta staging' \\(101002\\) +1:12");
        assertThat(PanelRenderer.lines(Views.running().undo().view(), 40, 12, BARE)
                        .get(0))
                .matches("Undo in 101002 +1:12");
    }

    /** The bar counts items that are written and wait for the list that confirms them, so the counts name them too. */
    @Test
    void running_itemsToBeConfirmed_areCounted() {
        List<String> lines = PanelRenderer.lines(Views.running().unconfirmed(60).view(), 80, 24, BARE);
        assertThat(lines.get(1)).contains("472/1,204");
        assertThat(lines.get(2)).contains("60 to be confirmed");
    }

    private static void assertFrame(String name, Views views, int columns, int rows, Look look) throws IOException {
        List<String> lines = PanelRenderer.lines(views.view(), columns, rows, look);
        String frame = String.join("\n", lines).replace("\u001b", "\\e") + "\n";
        String golden = golden(name);
        if (!frame.equals(golden)) {
            Path folder = Files.createDirectories(Path.of("target", "frames"));
            Files.writeString(folder.resolve(name + ".txt"), frame);
        }
        assertThat(frame).as(name).isEqualTo(golden);
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream = PanelRendererTest.class.getResourceAsStream(name + ".txt")) {
            return stream == null
                    ? "(there is no " + name + ".txt)"
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
