package dev.sbsync.core.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.diff.JsonChange;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random contents and their edits: what the changes say is what happened. */
class JsonDiffProperties {

    @Property(tries = 10_000)
    void changes_appliedToTheOldContent_giveTheNewOne(@ForAll long seed) {
        RandomContent random = new RandomContent(new Random(seed), true);
        JsonNode old = random.content();
        JsonNode now = random.edited(old);
        List<JsonChange> changes = JsonDiff.of(old, now);
        assertThat(ByValue.of(JsonPatch.applied(changes, old))).isEqualTo(ByValue.of(now));
        assertThat(changes.isEmpty()).isEqualTo(JsonValues.equal(old, now));
        assertThat(JsonDiff.of(old, old.deepCopy())).isEmpty();
    }

    @Property(tries = 1000)
    void changes_ofUnrelatedContents_giveTheNewOneAndAreNoLargerThanBoth(@ForAll long seed) {
        RandomContent random = new RandomContent(new Random(seed), true);
        JsonNode old = random.value(4);
        JsonNode now = random.value(4);
        List<JsonChange> changes = JsonDiff.of(old, now);
        assertThat(ByValue.of(JsonPatch.applied(changes, old))).isEqualTo(ByValue.of(now));
        int size = changes.stream().mapToInt(JsonDiffProperties::size).sum();
        assertThat(size)
                .isLessThanOrEqualTo(old.toString().length() + now.toString().length());
    }

    @Property(tries = 1000)
    void changes_ofOneMovedBlock_areOneMove(@ForAll long seed) {
        Random chance = new Random(seed);
        RandomContent random = new RandomContent(chance, false);
        JsonNode old = random.page(30);
        JsonNode now = old.deepCopy();
        RandomContent.shuffleOne(now.withArrayProperty("body"), chance);
        assertThat(JsonDiff.of(old, now)).hasSizeLessThanOrEqualTo(1);
    }

    @Example
    void numbersThatOnlySwapTheirSpelling_areNoChange() {
        JsonNode old = JsonMapper.shared().readTree("[0, null, 0.00]");
        JsonNode now = JsonMapper.shared().readTree("[0.00, null, 0]");
        assertThat(JsonDiff.of(old, now)).isEmpty();
        assertThat(ByValue.of(old)).isEqualTo(ByValue.of(now));
    }

    private static int size(JsonChange change) {
        return (change.old() == null ? 0 : change.old().toString().length())
                + (change.now() == null ? 0 : change.now().toString().length());
    }
}
