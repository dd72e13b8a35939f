package dev.sbsync.cli.panel;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal of this process, through JLine. Frames use the alternate screen, so the previous screen content returns
 * afterwards. Keys are read unbuffered and without echo; Ctrl-C stays a signal.
 */
final class JLineScreen implements Screen {

    private final Terminal terminal;
    private final Look look;
    private final Attributes before;
    private final Display display;
    private final byte[] giveBack;
    private final Thread atExit = new Thread(this::close, "sbsync-screen");
    /** Never closed: the descriptor belongs to the process. */
    private final FileOutputStream standardOutput = new FileOutputStream(FileDescriptor.out);

    private boolean closed;
    private Window shown = new Window(0, 0);

    private JLineScreen(Terminal terminal, Look look) {
        this.terminal = terminal;
        this.look = look;
        this.before = terminal.enterRawMode();
        this.display = new Display(terminal, true);
        this.giveBack = sequences(terminal, Capability.exit_ca_mode, Capability.cursor_visible);
    }

    /**
     * Takes over the terminal.
     *
     * @throws IOException if there is no terminal that can show frames
     */
    static JLineScreen open(Look look) throws IOException {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .nativeSignals(false)
                    .graphemeCluster(false)
                    .build();
            return on(terminal, look);
        } catch (RuntimeException none) {
            throw new IOException("The terminal cannot show a panel: " + none.getMessage(), none);
        }
    }

    /** Takes over a terminal. */
    static JLineScreen on(Terminal terminal, Look look) throws IOException {
        JLineScreen screen = new JLineScreen(terminal, look);
        try {
            Runtime.getRuntime().addShutdownHook(screen.atExit);
            screen.take();
            return screen;
        } catch (RuntimeException unable) {
            screen.close();
            throw new IOException("The terminal cannot show a panel: " + unable.getMessage(), unable);
        }
    }

    private void take() {
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, true);
        // Disables Ctrl-Z: a suspended run would leave its requests unanswered. p pauses.
        raw.setControlChar(ControlChar.VSUSP, 0);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
    }

    @Override
    public Window window() {
        Size size = terminal.getSize();
        return new Window(size.getColumns(), size.getRows());
    }

    @Override
    public Look look() {
        return look;
    }

    @Override
    public synchronized void show(List<String> lines, Window window) {
        if (closed) {
            return;
        }
        if (!window.equals(shown)) {
            display.clear();
            display.resize(Size.of(window.columns(), window.rows()));
            shown = window;
        }
        display.updateAnsi(lines, 0);
    }

    @Override
    public int key(Duration atMost) throws IOException {
        int key = terminal.reader().read(Math.max(1, atMost.toMillis()));
        if (key == NonBlockingReader.EOF) {
            throw new EOFException("The terminal was closed.");
        }
        return key == NonBlockingReader.READ_EXPIRED ? NONE : key;
    }

    /**
     * Writes to the descriptor directly: on a signal, JLine may already have closed its terminal, without leaving the
     * alternate screen.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            terminal.flush();
            terminal.setAttributes(before);
            terminal.close();
        } catch (IOException | RuntimeException closedBefore) {
            // Only the screen remains to be restored.
        }
        try {
            standardOutput.write(giveBack);
        } catch (IOException gone) {
            // The terminal is gone; nothing to restore.
        }
        forgetAtExit();
    }

    private void forgetAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The hook is running or has run.
        }
    }

    private static byte[] sequences(Terminal terminal, Capability... capabilities) {
        StringWriter writer = new StringWriter();
        for (Capability capability : capabilities) {
            Curses.tputs(writer, terminal.getStringCapability(capability));
        }
        return writer.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
