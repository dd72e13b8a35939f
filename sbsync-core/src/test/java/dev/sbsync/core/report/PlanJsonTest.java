package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.preflight.OnExisting;
import dev.sbsync.core.preflight.Planner;
import dev.sbsync.core.preflight.SyncPlan;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.verify.Verification;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanJsonTest {

    private static SyncPlan plan() {
        return Planner.plan(
                new SpaceRef(1, "Source"),
                Rows.source().with("blog/").with("blog/new").with("same").scan(),
                new SpaceRef(2, "Target"),
                Rows.target().with("same").with("left").scan(),
                Selection.all(),
                OnExisting.UPDATE);
    }

    @Test
    void plan_equalInput_isTheSameText() {
        assertThat(PlanJson.write(plan())).isEqualTo(PlanJson.write(plan())).endsWith("}\n");
    }

    @Test
    void plan_countsAndItems_addUp() {
        JsonNode json = JsonMapper.shared().readTree(PlanJson.write(plan()));

        JsonNode summary = json.path("summary");
        assertThat(summary.path("create").intValue()).isEqualTo(2);
        assertThat(summary.path("compare").intValue()).isOne();
        assertThat(summary.path("extra").intValue()).isOne();
        assertThat(summary.path("total").intValue())
                .isEqualTo(3)
                .isEqualTo(json.path("items").size());
        assertThat(json.path("requestsAtMost").longValue()).isEqualTo(plan().requestsAtMost());
        assertThat(json.at("/extra/0/fullSlug").asString()).isEqualTo("left");
        assertThat(json.at("/items/0").propertyNames())
                .containsExactly(
                        "fullSlug",
                        "kind",
                        "operation",
                        "reasons",
                        "sourceId",
                        "targetId",
                        "uuid",
                        "needsHistory",
                        "added",
                        "error");
        assertThat(plan().changesAtMost()).isEqualTo(3);
    }

    @Test
    void verification_namesEachDifference() {
        SyncPlan plan = plan();
        Verification.Item different = new Verification.Item(
                plan.items().get(0).source(),
                Verification.Status.DIFFERENT,
                List.of(new Difference("name", "a → b")),
                List.of());
        JsonNode json = JsonMapper.shared()
                .readTree(VerificationJson.write(
                        new Verification(plan.source(), plan.target(), List.of(different), plan.extra())));

        assertThat(json.path("equal").asBoolean(true)).isFalse();
        assertThat(json.at("/summary/different").intValue()).isOne();
        assertThat(json.at("/items/0/status").asString()).isEqualTo("different");
        assertThat(json.at("/items/0/differences/0/field").asString()).isEqualTo("name");
        assertThat(json.at("/extra/0/targetId").longValue()).isEqualTo(2001);
    }
}
