package dev.sbsync.core;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.transport.time.TimeSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifications of stories against the fake. */
class VerifyTest {

    @Test
    void planAndVerify_throttledAtEveryKindOfRequest_sitItOut() {
        try (Sides sides = Sides.of(source -> source.story("a"))) {
            sides.run();
            for (String path : List.of("/v1/spaces/*", "/v1/spaces/*/stories", "/v1/spaces/*/stories/*")) {
                sides.api.faults().add(FaultRule.on("GET", path).times(2).then(FaultAction.status(429, "{}")));
            }
            assertThat(sides.sync().build().verify().equal()).isTrue();
            assertThat(sides.api.faults().fired()).isEqualTo(6);
        }
    }

    @Test
    void verify_afterASync_isEqualEvenOfTheDemosSpace() {
        try (Sides sides = Sides.demo()) {
            SyncReport report =
                    Sides.run(sides.sync().workers(8).time(TimeSource.system()).build());
            assertThat(report.ending()).isEqualTo(RunEnding.DONE);
            Verification verification = sides.sync().build().verify();
            assertThat(verification.items())
                    .filteredOn(item -> item.status() != Verification.Status.EQUAL)
                    .isEmpty();
            assertThat(verification.equal()).isTrue();
            assertThat(sides.target()).mirrors(sides.source());
            assertThat(sides.api.violations()).isEmpty();
        }
    }

    @Test
    void verify_namesWhatDiffersWhatIsMissingAndWhatIsExtra() {
        try (Sides sides = Sides.of(source -> source.story("a").story("b").story("c"))) {
            sides.run();
            sides.target().edit("a", story -> story.field("v", "edited").name("Edited"));
            sides.target().edit("b", story -> story.delete());
            sides.source().edit("c", story -> story.publish());
            sides.target().edit("c", story -> story.slug("d").uuid("0d9c7c1e-58a1-4b57-8a83-000000000009"));
            sides.api.clearRequests();

            Verification verification = sides.sync().build().verify();

            assertThat(verification.equal()).isFalse();
            assertThat(verification.items())
                    .extracting(item -> item.source().path() + " " + item.status())
                    .containsExactly("a different", "b missing", "c missing");
            assertThat(verification.items().get(0).differences())
                    .extracting(difference -> difference.field())
                    .containsExactly("name", "content");
            assertThat(verification.extra()).extracting(row -> row.path()).containsExactly("d");
            assertThat(sides.api.writes()).isEmpty();
        }
    }
}
