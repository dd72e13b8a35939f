package dev.sbsync.cli.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.report.Escaping;
import dev.sbsync.core.report.TextWidth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Printed text is as wide as the terminal library says, which commands without a panel do not load. */
class TextWidthTest {

    @Test
    void letters_areAsWideAsInThePanel() {
        List<String> others = IntStream.range(0, 0x30000)
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .filter(letter -> Escaping.line(letter).equals(letter))
                .filter(letter -> TextWidth.of(letter) != Row.width(letter))
                .map(letter -> Integer.toHexString(letter.codePointAt(0)))
                .toList();

        assertThat(others).isEmpty();
    }
}
