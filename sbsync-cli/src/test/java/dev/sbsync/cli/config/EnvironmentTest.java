package dev.sbsync.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

    @ParameterizedTest
    @CsvSource({
        "LANG,     C.UTF-8,     true",
        "LANG,     de_DE.utf8,  true",
        "LC_CTYPE, en_US.UTF-8, true",
        "LANG,     C,           false",
        "LANG,     en_US.ISO-8859-1, false",
        "OTHER,    C.UTF-8,     false",
    })
    void unicode_dependsOnTheLocale(String variable, String value, boolean unicode) {
        assertThat(Environment.of(Map.of(variable, value)).unicode()).isEqualTo(unicode);
    }

    @Test
    void unicode_theStrongestVariableDecides() {
        assertThat(Environment.of(Map.of("LC_ALL", "C", "LANG", "C.UTF-8")).unicode())
                .isFalse();
        assertThat(Environment.of(Map.of("LC_ALL", "", "LANG", "C.UTF-8")).unicode())
                .isTrue();
    }

    @Test
    void noColor_setToAnything_meansNone() {
        assertThat(Environment.of(Map.of()).colour()).isTrue();
        assertThat(Environment.of(Map.of("NO_COLOR", "1")).colour()).isFalse();
        assertThat(Environment.of(Map.of("NO_COLOR", "")).colour()).isTrue();
    }

    @Test
    void term_dumbOrNone_hasNoPanel() {
        assertThat(Environment.of(Map.of("TERM", "xterm-256color")).dumbTerminal())
                .isFalse();
        assertThat(Environment.of(Map.of("TERM", "dumb")).dumbTerminal()).isTrue();
        assertThat(Environment.of(Map.of()).dumbTerminal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,true", "true,true", "0,false", "false,false", "'',false"})
    void debug_isOnUnlessItSaysNo(String value, boolean debug) {
        assertThat(Environment.of(Map.of("DEBUG", value)).debug()).isEqualTo(debug);
    }
}
