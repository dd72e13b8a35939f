package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.report.VerificationVerdict;
import dev.sbsync.core.verify.Verification;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a verification remarks about records that it has compared in full. */
class VerifiedRemarksTest {

    private final KindSides both =
            new KindSides(Sides.of(source -> source.with("components", """
                    {"name":"card","component_group_uuid":"8bb47191-4e7a-4cb5-8978-23011e5d9958","schema":{}}
                    """).component("plain", "{}")), Kind.COMPONENTS);

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void verify_referenceThatTheSourceLacks_isAWarningOfAnEqualItem() {
        both.run();

        Verification verification = both.sync().build().verify();

        assertThat(verification.equal()).isTrue();
        assertThat(verification.notCompared()).isEmpty();
        assertThat(codes(verification)).containsExactly(OutcomeCode.REFERENCE_DROPPED);
        assertThat(VerificationVerdict.line(verification)).isEqualTo("Equal; 1 item with warnings");
    }

    @Test
    void verify_componentThatDiffers_isNotCalledOverwritten() {
        both.run();
        both.target().editItem("components", "plain", plain -> plain.put("display_name", "Edited"));

        Verification verification = both.sync().build().verify();

        assertThat(codes(verification)).containsExactly(OutcomeCode.REFERENCE_DROPPED);
        assertThat(VerificationVerdict.line(verification)).isEqualTo("Different; 1 item with warnings");
    }

    private static Stream<OutcomeCode> codes(Verification verification) {
        return verification.items().stream()
                .flatMap(item -> item.warnings().stream())
                .map(Problem::code);
    }
}
