package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GarbledArgumentsTest {

    @Test
    void argumentWithAReplacementCharacter_isRefusedWithTheFix() {
        assertThat(GarbledArguments.in("UTF-8", "plan", "--prefix", "caf\uFFFD").orElseThrow())
                .contains("'caf\uFFFD'", "LC_ALL=C.UTF-8");
    }

    @Test
    void argumentBeyondAscii_isRefusedUnlessItWasReadAsUtf8() {
        assertThat(GarbledArguments.in("ISO-8859-1", "caf\u00c3\u00a9")).isPresent();
        assertThat(GarbledArguments.in("ANSI_X3.4-1968", "caf\u00e9")).isPresent();
        assertThat(GarbledArguments.in("no such encoding", "caf\u00e9")).isPresent();
        assertThat(GarbledArguments.in("UTF-8", "caf\u00e9")).isEmpty();
    }

    @Test
    void argumentOfAscii_isTakenInAnyLocale() {
        assertThat(GarbledArguments.in("ANSI_X3.4-1968", "plan", "--prefix", "blog"))
                .isEmpty();
    }
}
