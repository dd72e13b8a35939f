package dev.sbsync.core.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobProperties {

    @ParameterizedTest
    @CsvSource({
        "blog,blog,true",
        "blog,blog/a,false",
        "blog/*,blog/a,true",
        "blog/*,blog,false",
        "blog/*,blog/a/b,false",
        "blog/**,blog,true",
        "blog/**,blog/a/b,true",
        "blog/**,blogs,false",
        "**/news,news,true",
        "**/news,a/b/news,true",
        "**/news,a/oldnews,false",
        "a/**/z,a/z,true",
        "a/**/z,a/b/c/z,true",
        "a/**/z,a/bz,false",
        "a**z,a/b/z,true",
        "a**z,az,true",
        "**,a/b,true",
        "*,a/b,false",
        "?,a,true",
        "?,/,false",
        "a?c,a/c,false",
        "a?c,abc,true",
        "/blog/,blog,true",
        "a\\*,a*,true",
        "a\\*,ab,false",
        "a.c,abc,false",
        "a[b],a[b],true",
        "(a|b),a,false"
    })
    void matches_examples_asDocumented(String glob, String path, boolean matches) {
        assertThat(Glob.of(glob).matches(path)).isEqualTo(matches);
    }

    @Property(tries = 4000)
    void matches_anything_agreesWithTheDefinition(@ForAll("globs") String glob, @ForAll("paths") String path) {
        Assume.that(!glob.contains("***") && !glob.contains("//"));
        assertThat(Glob.of(glob).matches(path)).isEqualTo(defined(Glob.trimmed(glob), 0, path, 0));
    }

    @Property(tries = 1000)
    void matches_pathWithItsSpecialCharactersEscaped_matchesItAlone(
            @ForAll("texts") String path, @ForAll("texts") String other) {
        String escaped = path.replaceAll("([\\\\*?])", "\\\\$1");
        Glob glob = Glob.of(escaped);
        assertThat(glob.exact()).isTrue();
        assertThat(glob.literalPrefix()).isEqualTo(path);
        assertThat(glob.matches(path)).isTrue();
        assertThat(glob.matches(other)).isEqualTo(other.equals(path));
    }

    @Property(tries = 2000)
    void literalPrefix_ofWhatMatches_isWhatItBeginsWith(@ForAll("globs") String text, @ForAll("paths") String path) {
        Assume.that(!text.contains("***") && !text.contains("//"));
        Glob glob = Glob.of(text);
        if (glob.matches(path)) {
            assertThat(path + "/").startsWith(glob.literalPrefix());
            assertThat(glob.exact()).isEqualTo(!text.contains("*") && !text.contains("?"));
            assertThat(Selection.builder().slug(text).build().ranges()).anyMatch(range -> range.covers(path));
        }
    }

    @Provide
    static Arbitrary<String> globs() {
        return segments(List.of("a", "b", "ab", "*", "?", "**", "a*", "?b", "a**", "*b*"));
    }

    @Provide
    static Arbitrary<String> paths() {
        return segments(List.of("a", "b", "ab", "ba", "aab", "c"));
    }

    @Provide
    static Arbitrary<String> texts() {
        return segments(List.of("a", "*", "?", "\\", "a*b", "x\\y", "ü", "a.b", "[c]", "{d}"))
                .filter(text -> !text.contains("***"));
    }

    private static Arbitrary<String> segments(List<String> values) {
        return Arbitraries.of(values).list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("/", parts));
    }

    /** What the pattern means, written down as directly as can be: tries every way to take characters. */
    private static boolean defined(String glob, int at, String path, int from) {
        if (at == glob.length()) {
            return from == path.length();
        }
        String rest = glob.substring(at);
        if (rest.equals("/**") && from == path.length()) {
            return true;
        }
        if (rest.startsWith("**/")
                && (at == 0 || glob.charAt(at - 1) == '/')
                && (from == 0 || path.charAt(from - 1) == '/')
                && defined(glob, at + 3, path, from)) {
            return true;
        }
        if (rest.startsWith("**")) {
            for (int to = from; to <= path.length(); to++) {
                if (defined(glob, at + 2, path, to)) {
                    return true;
                }
            }
            return false;
        }
        if (rest.startsWith("*")) {
            for (int to = from; to <= path.length(); to++) {
                if (defined(glob, at + 1, path, to)) {
                    return true;
                }
                if (to < path.length() && path.charAt(to) == '/') {
                    return false;
                }
            }
            return false;
        }
        if (from == path.length()) {
            return false;
        }
        char next = path.charAt(from);
        return (rest.charAt(0) == '?' ? next != '/' : rest.charAt(0) == next) && defined(glob, at + 1, path, from + 1);
    }
}
