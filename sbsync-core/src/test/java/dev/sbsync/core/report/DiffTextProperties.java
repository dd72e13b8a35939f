package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.diff.JsonChange;
import dev.sbsync.core.item.Difference;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.node.StringNode;

/** A change was cut away where it was in a long word, or in a text without spaces. */
class DiffTextProperties {

    private static final String THAI = "ก";
    private static final String FAMILY = "👩‍👩‍👧";

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void anyTwoTexts_areShownDifferently_withinTheWidth(@ForAll("pairs") Pair pair) {
        Assume.that(!pair.old().equals(pair.now()));
        differ(pair);
    }

    @Example
    void longWords_areShownAroundTheChange() {
        assertThat(shown(new Pair("x".repeat(299) + "a tail", "x".repeat(299) + "b tail")))
                .containsExactly(
                        "~ content",
                        "    ~ text",
                        "        - …" + "x".repeat(30) + "a tail",
                        "        + …" + "x".repeat(30) + "b tail");
        assertThat(shown(new Pair(THAI.repeat(300) + "ข", THAI.repeat(300) + "ค")))
                .containsExactly(
                        "~ content",
                        "    ~ text",
                        "        - …" + THAI.repeat(30) + "ข",
                        "        + …" + THAI.repeat(30) + "ค");
    }

    @Example
    void charactersOfSeveralParts_areNotCut() {
        for (String whole : List.of("𝒳", FAMILY, "é̂")) {
            List<String> lines = shown(new Pair(whole.repeat(100) + "a", whole.repeat(100) + "b"));
            assertThat(lines).hasSize(4);
            assertThat(lines.get(2)).matches("        - …(" + whole + "){1,30}a");
        }
    }

    @Example
    void wideTextWithoutSpaces_isBrokenAt80Columns() {
        assertThat(shown(new Pair("灯", "光".repeat(50))))
                .endsWith("        - 灯", "        + " + "光".repeat(35), "          " + "光".repeat(15));
    }

    @Example
    void changesOfWhiteSpace_areVisible() {
        assertThat(shown(new Pair("two words", "two  words")))
                .containsExactly("~ content", "    ~ text: two␣words → two␣␣words");
        differ(new Pair("a", "a\n"));
        differ(new Pair("a\nb", "a\r\nb"));
    }

    /** A wrapped line must not hide the space that it ends with. */
    @Example
    void aSpaceAtTheEndOfALine_isVisible() {
        for (int length = 40; length < 100; length++) {
            differ(new Pair("y".repeat(length) + " " + "y".repeat(100), "y".repeat(length + 100)));
            differ(new Pair("x ".repeat(length) + "y", "x ".repeat(length - 1) + "xy"));
        }
    }

    private static void differ(Pair pair) {
        List<String> lines = shown(pair);
        assertThat(signed(lines, '-')).as("%s", lines).isNotEqualTo(signed(lines, '+'));
        assertThat(lines).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(WordWrap.COLUMNS));
    }

    private static List<String> shown(Pair pair) {
        JsonChange change = new JsonChange(
                JsonChange.Op.REPLACE,
                "/text",
                null,
                StringNode.valueOf(pair.old()),
                StringNode.valueOf(pair.now()),
                List.of("text"));
        Difference difference = new Difference("content", "differs").with(List.of(change));
        return DiffText.lines(List.of(difference), "").stream()
                .map(DiffText.Line::text)
                .toList();
    }

    /** Returns what is shown of one side; a change in one line has both. */
    private static String signed(List<String> lines, char sign) {
        String brief = "    ~ text: ";
        StringBuilder side = new StringBuilder();
        boolean on = false;
        for (String line : lines) {
            if (line.startsWith(brief)) {
                return line.substring(brief.length()).split(" → ", -1)[sign == '-' ? 0 : 1];
            }
            boolean starts = line.startsWith("        ") && "+-".indexOf(line.charAt(8)) >= 0;
            on = starts ? line.charAt(8) == sign : on && line.startsWith("          ");
            side.append(on ? line.substring(Math.min(10, line.length())) + "\n" : "");
        }
        return side.toString();
    }

    record Pair(String old, String now) {}

    @Provide
    static Arbitrary<Pair> pairs() {
        Arbitrary<String> run = Combinators.combine(
                        Arbitraries.of(
                                "a", "b", "ab", "_", " ", ".", "a.", "中", THAI, "é", "e\u0301", "\u0301", "\u0300",
                                "𝒳", "\ud83d", FAMILY, "🇳🇴", "\n", "\r", "\t", "\u00a0", "…", "word ", "\"", "1",
                                "null"),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.integers().between(1, 3)),
                                Tuple.of(2, Arbitraries.integers().between(25, 40)),
                                Tuple.of(1, Arbitraries.integers().between(200, 400))))
                .as(String::repeat);
        Arbitrary<String> text = run.list().ofMaxSize(6).map(runs -> String.join("", runs));
        Arbitrary<Pair> edited = Combinators.combine(text, run, text, run.list().ofMaxSize(2))
                .as((before, gone, after, come) ->
                        new Pair(before + gone + after, before + come.stream().collect(Collectors.joining()) + after));
        return Arbitraries.oneOf(Combinators.combine(text, text).as(Pair::new), edited);
    }
}
