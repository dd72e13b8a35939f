package dev.sbsync.core.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.reference.ReferenceRows.Row;
import dev.sbsync.core.internal.reference.ReferenceRows.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One content with every place that can hold a reference, three times. */
class EveryReferenceTest {

    private static final String TEMPLATE = Stream.of(1, 2, 3)
            .flatMap(times -> blocks())
            .collect(Collectors.joining(",", "{'component':'page','body':[", "]}"));

    private final Rewritten rewritten = new ReferenceRewriter(
                    ReferenceRows.SCHEMAS, ReferenceRows.identities(Side.TARGET), List.of())
            .content(Side.SOURCE.render(TEMPLATE));

    private static Stream<String> blocks() {
        List<Row> rows = new ArrayList<>(ReferenceRows.TEXTS);
        rows.addAll(ReferenceRows.SHAPES);
        rows.addAll(ReferenceRows.FIELDS);
        return rows.stream()
                .map(row ->
                        "{'component':'page','" + (row.bySchema() ? row.field() : "any") + "':" + row.template() + "}");
    }

    @Test
    void referencesOfEveryType_areFoundAtLeastThreeTimes() {
        for (ReferenceType type : ReferenceType.values()) {
            assertThat(rewritten.references())
                    .filteredOn(reference -> reference.type() == type)
                    .as(type.toString())
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void uuidsAndAssetUrlsOfTheSource_areLeftWhereTheyMustStay() {
        String target = rewritten.value().toString();
        String kept = TEMPLATE.replaceAll("'-story':\\{[^}]*}", "");
        for (int item = 0; item <= ReferenceRows.ITEMS; item++) {
            int lacking = item == 0 ? count(kept, "<uuid:0>") : 0;
            assertThat(count(target, Side.SOURCE.uuid(item))).isEqualTo(count(kept, "<=uuid:" + item + ">") + lacking);
        }
        assertThat(count(target, "a.storyblok.com/f/111")).isEqualTo(count(kept, "<=url:1>") + count(kept, "<url:0>"));
        assertThat(count(target, "s3.amazonaws.com")).isZero();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
