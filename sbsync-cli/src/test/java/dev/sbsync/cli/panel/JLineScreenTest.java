package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JLineScreenTest {

    private static final String PROVIDER = "org.jline.terminal.provider";

    @Test
    void open_withoutATerminalProvider_failsAsWithoutATerminal() {
        System.setProperty(PROVIDER, "none");
        try {
            assertThatThrownBy(() -> JLineScreen.open(new Look(false, true)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The terminal cannot show a panel");
        } finally {
            System.clearProperty(PROVIDER);
        }
    }
}
