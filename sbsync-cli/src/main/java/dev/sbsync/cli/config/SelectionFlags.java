package dev.sbsync.cli.config;

import dev.sbsync.core.scan.LayerState;
import dev.sbsync.core.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that choose items. Repeating one widens the choice; different ones narrow it. */
final class SelectionFlags {

    private static final String ALLOW_EMPTY = "--allow-empty";

    @Option(
            names = "--prefix",
            paramLabel = "PATH",
            description = "Only what lies at or below this path, such as blog/2026. May be repeated, like all of these:"
                    + " an item has to fit one of each kind that is given.")
    private List<String> prefixes = new ArrayList<>();

    @Option(
            names = "--slug",
            paramLabel = "GLOB",
            description = "Only what has a full slug like this: * is any characters but slashes, ? one of them, **"
                    + " any characters. blog/** is blog too. Quote it, or the shell takes the stars.")
    private List<String> slugs = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Not what has a full slug like this, nor anything that lies in it.")
    private List<String> excludes = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "T", description = "Only what carries this tag.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--content-type",
            paramLabel = "C",
            description = "Only stories of this content type, by its technical name.")
    private List<String> contentTypes = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "STATE",
            completionCandidates = Choices.States.class,
            description =
                    "Only stories in exactly this state: published, draft, or dirty (published, with newer changes"
                            + " in the draft).")
    private List<String> states = new ArrayList<>();

    @Option(
            names = ALLOW_EMPTY,
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            completionCandidates = Choices.YesOrNo.class,
            description = "Go on if a --prefix, --slug, --tag or --content-type matches nothing in the source. Default:"
                    + " that is an error.")
    private @Nullable String allowEmpty;

    /** Returns whether a selector may match nothing in the source. */
    boolean allowEmpty(Lookup lookup) {
        return lookup.find(ALLOW_EMPTY, allowEmpty, Key.ALLOW_EMPTY)
                .map(setting -> setting.choice(new Choices.YesOrNo()))
                .filter("true"::equals)
                .isPresent();
    }

    /** Returns the selection; everything where no flag is given. */
    Selection selection() {
        Selection.Builder selection = Selection.builder();
        each("--prefix", prefixes, selection::prefix);
        each("--slug", slugs, selection::slug);
        each("--exclude", excludes, selection::exclude);
        each("--tag", tags, selection::tag);
        each("--content-type", contentTypes, selection::contentType);
        for (String state : states) {
            String word = new Setting("--only", state).choice(new Choices.States());
            selection.only(LayerState.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return selection.build();
    }

    private static void each(String flag, List<String> values, Consumer<String> condition) {
        for (String value : values) {
            try {
                condition.accept(value);
            } catch (IllegalArgumentException unusable) {
                throw new UsageException(flag + ": " + unusable.getMessage());
            }
        }
    }
}
