package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PanelRendererProperties {

    private static final List<Supplier<Views>> VIEWS = List.of(
            Views::running,
            Views::paused,
            Views::draining,
            Views::throttled,
            Views::breakerOpen,
            Views::problems,
            Views::start,
            () -> Views.problems().help());

    @Property(tries = 500)
    void lines_anyWindow_neverLeaveIt(
            @ForAll @IntRange(max = 250) int columns,
            @ForAll @IntRange(max = 80) int rows,
            @ForAll boolean colour,
            @ForAll boolean unicode,
            @ForAll @IntRange(max = 7) int view) {
        List<String> lines =
                PanelRenderer.lines(VIEWS.get(view).get().view(), columns, rows, new Look(colour, unicode));

        assertThat(lines).hasSizeBetween(1, Math.max(1, rows));
        for (String line : lines) {
            String bare = line.replaceAll("\u001b\\[\\d+m", "");
            assertThat(Row.width(bare)).as(bare).isLessThanOrEqualTo(Math.max(1, columns));
            assertThat(bare).as("nothing else moves the cursor").doesNotMatch(".*\\p{Cntrl}.*");
            if (!colour) {
                assertThat(line).isEqualTo(bare);
            }
            if (!unicode) {
                assertThat(bare).matches("\\p{ASCII}*");
            }
        }
    }
}
