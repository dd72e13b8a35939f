package dev.sbsync.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of text: columns are aligned by the width that characters take on a terminal. */
class TableTest {

    @Test
    void lines_areAlignedAndEndWithoutBlanks() {
        Table table = new Table("  ").row("+", "blog/a", "story", "why").row("~", "b", "folder", "");

        assertThat(table.lines()).containsExactly("  +  blog/a  story   why", "  ~  b       folder");
    }

    @Test
    void veryLongCell_shiftsOnlyItsOwnRow() {
        Table table = new Table("").row("x".repeat(100), "a").row("y", "b");

        assertThat(table.lines()).containsExactly("x".repeat(100) + "  a", "y" + " ".repeat(61) + "b");
    }

    @Test
    void escapedCharacters_countAsPrinted() {
        Table table = new Table("").row("\u001b", "a").row("123456", "b");

        assertThat(table.lines()).containsExactly("\u001b  a", "123456  b");
    }

    @Test
    void wideCharactersTakeTwoColumns_combiningMarksNone() {
        Table table = new Table("").row("灯光", "a").row("e\u0301", "b").row("1234", "c");

        assertThat(table.lines()).containsExactly("灯光  a", "e\u0301     b", "1234  c");
    }

    @Test
    void linesAcross_doNotWidenAColumn() {
        Table table = new Table("  ")
                .row("a", "b")
                .across(List.of("  " + "x".repeat(30)))
                .row("c", "d");

        assertThat(table.lines()).containsExactly("  a  b", "    " + "x".repeat(30), "  c  d");
    }
}
