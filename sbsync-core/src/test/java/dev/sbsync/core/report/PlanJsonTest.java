package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.Rows;
import dev.sbsync.core.TestItem;
import dev.sbsync.core.internal.kind.story.plan.PlanSide;
import dev.sbsync.core.internal.kind.story.plan.Plans;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.verify.Verification;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanJsonTest {

    private static SyncPlan plan() {
        return Plans.plan(
                Rows.space(1, "Source"),
                Rows.source().with("blog/").with("blog/new").with("same").scan(),
                Rows.space(2, "Target"),
                Rows.target().with("same").with("left").scan(),
                Selection.all(),
                OnExisting.UPDATE);
    }

    /** Has every operation, change and kind of warning, and a circle. */
    private static SyncPlan everything() {
        Rows source = Rows.source()
                .with("blog/")
                .with("blog/new", "n", LayerState.DIRTY)
                .with("renamed/", "r")
                .with("same")
                .with("circle-a", "ua")
                .with("circle-b", "ub")
                .with("taken", "t")
                .with("off", "off", LayerState.DRAFT)
                .publishedIn("de");
        Rows target = Rows.target()
                .with("same", "same")
                .with("circle-a", "ub")
                .with("circle-b", "ua")
                .with("old-name/", "r")
                .with("old-name/along")
                .with("taken", "stays")
                .with("elsewhere", "t")
                .with("off", "off")
                .with("left");
        return Plans.plan(
                new PlanSide(
                        Rows.space(101001, "Source"),
                        new SpaceSettings(Set.of("de", "fr"), true, null, 8L),
                        source.scan()),
                new PlanSide(
                        Rows.space(101002, "Target"), new SpaceSettings(Set.of("de"), false, 1L, 8L), target.scan()),
                PlanOptions.defaults());
    }

    @Test
    void plan_ofEverything_isTheGoldenFile() throws IOException {
        Golden.check("every-operation.json", PlanJson.write(everything(), 5.9, false));
    }

    @Test
    void plan_equalInput_isTheSameText() {
        assertThat(PlanJson.write(plan(), 6, false))
                .isEqualTo(PlanJson.write(plan(), 6, false))
                .endsWith("}\n");
    }

    @Test
    void plan_countsAndItems_addUp() {
        JsonNode json = JsonMapper.shared().readTree(PlanJson.write(plan(), 6, false));

        JsonNode summary = json.path("summary");
        assertThat(summary.path("create").intValue()).isEqualTo(2);
        assertThat(summary.path("compare").intValue()).isOne();
        assertThat(summary.path("extra").intValue()).isOne();
        assertThat(summary.path("total").intValue())
                .isEqualTo(3)
                .isEqualTo(json.path("items").size());
        assertThat(json.path("requestsAtMost").longValue()).isEqualTo(plan().requestsAtMost());
        assertThat(json.path("secondsAtMost").longValue()).isEqualTo(2);
        assertThat(json.at("/extra/0/fullSlug").asString()).isEqualTo("left");
        assertThat(plan().changesAtMost()).isEqualTo(3);
    }

    @Test
    void plan_namesHowItemsDiffer_asReportsAndVerifyDo() {
        JsonNode renamed = null;
        for (JsonNode item : JsonMapper.shared()
                .readTree(PlanJson.write(everything(), 6, false))
                .path("items")) {
            assertThat(item.path("differences").isArray()).isTrue();
            if (item.path("fullSlug").asString().equals("renamed")) {
                renamed = item;
            }
        }

        assertThat(renamed).isNotNull();
        JsonNode slug = renamed.at("/differences/1");
        assertThat(slug.propertyNames()).containsExactlyInAnyOrder("field", "detail", "pointer", "old", "new");
        assertThat(slug.path("field").asString()).isEqualTo("slug");
        assertThat(slug.path("old").asString()).isEqualTo("old-name");
        assertThat(slug.path("new").asString()).isEqualTo("renamed");
    }

    @Test
    void plan_ofSeveralKinds_hasCountsByKind_andWhatIsNotCopied() {
        SyncPlan stories = plan();
        SyncPlan all = stories.with(
                Stream.concat(
                                stories.items().stream(),
                                Stream.of(Reports.planned("internal_tags", 1, "tag", "component/Layout")))
                        .toList(),
                List.of(TestItem.of("datasource_entries", 7, "entry", "labels/cta")));
        JsonNode json = JsonMapper.shared().readTree(PlanJson.write(all, 6, false));

        assertThat(json.at("/summary/kinds").propertyNames()).containsExactly("datasources", "components", "stories");
        assertThat(json.at("/summary/kinds/components/create").asInt()).isOne();
        assertThat(json.at("/summary/kinds/datasources/extra").asInt()).isOne();
        assertThat(json.at("/summary/kinds/stories/total").asInt()).isEqualTo(3);
        assertThat(json.at("/items/3/kindGroup").asString()).isEqualTo("components");
        assertThat(json.at("/extra/0/kindGroup").asString()).isEqualTo("datasources");
        assertThat(json.path("notCopied").size()).isEqualTo(NotCopied.NAMES.size());
        assertThat(PlanJson.write(stories, 6, false)).contains("\"notCopied\"");
    }

    @Test
    void durationAtMost_noRate_isRefusedWithTheValue() {
        assertThatThrownBy(() -> plan().durationAtMost(0)).hasMessageContaining("0.0");
    }

    @Test
    void verification_namesEachDifference() {
        SyncPlan plan = plan();
        Verification.VerifiedItem different = new Verification.VerifiedItem(
                plan.items().get(0).source(),
                Verification.Status.DIFFERENT,
                List.of(new Difference("name", "a → b")),
                List.of());
        JsonNode json = JsonMapper.shared()
                .readTree(VerificationJson.write(
                        new Verification(plan.source(), plan.target(), List.of(different), plan.extra(), false)));

        assertThat(json.path("equal").asBoolean(true)).isFalse();
        assertThat(json.at("/summary/different").intValue()).isOne();
        assertThat(json.at("/items/0/status").asString()).isEqualTo("different");
        assertThat(json.at("/items/0/differences/0/field").asString()).isEqualTo("name");
        assertThat(json.at("/extra/0/targetId").longValue()).isEqualTo(2001);
    }
}
