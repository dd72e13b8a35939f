package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.transport.time.ManualTime;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PanelTest {

    private final ManualTime time = new ManualTime();
    private final FakeScreen screen = new FakeScreen();
    private final List<String> done = new ArrayList<>();
    private Supplier<RunSnapshot> run = () -> Views.running().view().run();

    @Test
    void draw_redrawsTwiceASecond() {
        screen.quiet(4);

        panel().draw();

        assertThat(screen.shownAt)
                .containsExactly(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(1500));
    }

    @Test
    void keys_actAsTheFooterSays_immediately() {
        screen.press('p').press('q').press('?').press('x').press('?').quiet(1);

        panel().draw();

        assertThat(done).containsExactly("pause", "stop");
        assertThat(screen.frames).hasSize(5);
        assertThat(screen.frames.get(2)).doesNotContain("q, Ctrl-C");
        assertThat(screen.frames.get(3)).contains("q, Ctrl-C");
        assertThat(screen.frames.get(4)).as("x does nothing, ? closes the help").doesNotContain("q, Ctrl-C");
    }

    @Test
    void resize_nextFrameFits() {
        screen.quiet(1).then(() -> screen.columns = 40).quiet(1);

        panel().draw();

        assertThat(screen.frames.get(0)).contains("'Lumenta' (101001) → 'Lumenta staging' (101002)");
        assertThat(screen.frames.get(2)).startsWith("101001 → 101002");
    }

    @Test
    void draw_terminalGone_givesItBackAndSaysSo() {
        screen.fails(new EOFException("gone"));

        panel().draw();

        assertThat(screen.closed).isTrue();
        assertThat(done).singleElement().asString().contains("gone").contains("the run continues");
    }

    @Test
    void draw_bugInAFrame_givesTheTerminalBackAndSaysSo() {
        Panel panel = panel();
        run = () -> {
            throw new IllegalStateException("a bug");
        };

        panel.draw();

        assertThat(screen.closed).isTrue();
        assertThat(done).singleElement().asString().contains("a bug").contains("the run continues");
    }

    /** The keys of a stopped panel would do nothing, so the terminal is restored immediately. */
    @Test
    void draw_heapExhausted_givesTheTerminalBackAndSaysSoAtTheEnd() {
        Panel panel = panel();
        run = () -> {
            throw new OutOfMemoryError("Java heap space");
        };

        panel.draw();

        assertThat(screen.closed).isTrue();
        assertThat(done).isEmpty();
        panel.close();
        assertThat(done).singleElement().asString().contains("Java heap space");
    }

    @Test
    void close_givesTheTerminalBack() {
        panel().close();

        assertThat(screen.closed).isTrue();
    }

    private Panel panel() {
        Panel panel = new Panel(
                screen,
                new Panel.Wiring(
                        () -> run.get(), null, true, () -> done.add("pause"), () -> done.add("stop"), done::add),
                time);
        screen.atEnd = panel::close;
        return panel;
    }

    /** A screen with scripted keys and manual time; closes the panel after the last key. */
    private final class FakeScreen implements Screen {

        private final Deque<Step> script = new ArrayDeque<>();
        private final List<String> frames = new ArrayList<>();
        private final List<Duration> shownAt = new ArrayList<>();
        private Runnable atEnd = () -> {};
        private int columns = 80;
        private boolean closed;

        FakeScreen press(char key) {
            return add(wait -> key);
        }

        FakeScreen quiet(int times) {
            for (int i = 0; i < times; i++) {
                add(wait -> {
                    time.advance(wait);
                    return NONE;
                });
            }
            return this;
        }

        FakeScreen then(Runnable event) {
            return add(wait -> {
                event.run();
                time.advance(wait);
                return NONE;
            });
        }

        FakeScreen fails(IOException failure) {
            return add(wait -> {
                throw failure;
            });
        }

        private FakeScreen add(Step step) {
            script.add(step);
            return this;
        }

        @Override
        public Window window() {
            return new Window(columns, 24);
        }

        @Override
        public Look look() {
            return new Look(false, true);
        }

        @Override
        public void show(List<String> lines, Window window) {
            frames.add(String.join("\n", lines));
            shownAt.add(time.elapsed());
        }

        @Override
        public int key(Duration atMost) throws IOException {
            int key = script.remove().press(atMost);
            if (script.isEmpty()) {
                atEnd.run();
            }
            return key;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @FunctionalInterface
    private interface Step {
        int press(Duration wait) throws IOException;
    }
}
