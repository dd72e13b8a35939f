package dev.sbsync.cli.config;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.selection.SelectionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The flags that select kinds and items. Repeating a flag widens the selection; combining different flags narrows it.
 */
final class SelectionFlags {

    private static final String KINDS = "--kinds";

    static final String REFERENCED = "referenced";

    private static final String ASSETS = "--assets";

    private static final String ALLOW_EMPTY = "--allow-empty";

    @Option(
            names = KINDS,
            paramLabel = "LIST",
            completionCandidates = Choices.Kinds.class,
            description = "Kinds to sync, separated by commas: settings, datasources, assets, components, stories; or"
                    + " all."
                    + " Default: stories ($SB_KINDS).")
    private @Nullable String kinds;

    @Option(
            names = "--prefix",
            paramLabel = "PATH",
            description = "Only stories and folders at or below this path, such as blog/2026. All selection flags but"
                    + " --kinds may be repeated: an item must match one value of each flag given.")
    private List<String> prefixes = new ArrayList<>();

    @Option(
            names = "--slug",
            paramLabel = "GLOB",
            description = "Only items whose full slug matches this pattern: * matches any characters except slashes, ?"
                    + " one such character, ** any characters. blog/** includes blog. Quote the pattern to keep the"
                    + " shell from expanding it.")
    private List<String> slugs = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "Exclude items whose full slug matches this pattern, and everything below them.")
    private List<String> excludes = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "T", description = "Only items with this tag.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--content-type",
            paramLabel = "C",
            description = "Only stories of this content type (technical name).")
    private List<String> contentTypes = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "STATE",
            completionCandidates = Choices.States.class,
            description =
                    "Only stories in this state: published, draft, or dirty (published with unpublished changes).")
    private List<String> states = new ArrayList<>();

    @Option(
            names = "--component",
            paramLabel = "GLOB",
            description =
                    "Only components whose technical name matches this pattern, with their presets, and the groups"
                            + " and tags that they need. Requires the kind components.")
    private List<String> components = new ArrayList<>();

    @Option(
            names = "--datasource",
            paramLabel = "GLOB",
            description = "Only datasources whose slug matches this pattern, with their entries. Requires the kind"
                    + " datasources.")
    private List<String> datasources = new ArrayList<>();

    @Option(
            names = "--asset-folder",
            paramLabel = "PATH",
            description = "Only assets and folders in the asset folder with this path of names, such as Press/2026."
                    + " Requires the kind assets.")
    private List<String> assetFolders = new ArrayList<>();

    @Option(
            names = ASSETS,
            paramLabel = "WHICH",
            completionCandidates = Choices.AssetScopes.class,
            description = "Which assets: referenced (only those that the selected stories, components, presets and"
                    + " datasource entries reference, with their folders), or all. Default: referenced if a flag selects"
                    + " stories and nothing is deleted, else all. Requires the kind assets ($SB_ASSETS).")
    private @Nullable String assets;

    @Option(
            names = ALLOW_EMPTY,
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            completionCandidates = Choices.YesOrNo.class,
            description =
                    "Continue if a --prefix, --slug, --tag, --content-type, --component, --datasource or --asset-folder"
                            + " matches nothing in the source. Default: an error.")
    private @Nullable String allowEmpty;

    /** Returns whether a selector may match nothing in the source. */
    boolean allowEmpty(Lookup lookup) {
        return lookup.find(ALLOW_EMPTY, allowEmpty, Key.ALLOW_EMPTY)
                .map(setting -> setting.choice(new Choices.YesOrNo()))
                .filter("true"::equals)
                .isPresent();
    }

    /**
     * Returns the kinds to sync.
     *
     * @throws UsageException if they or the assets are invalid, or a selector is given for a kind that is not among
     *     them
     */
    SelectedKinds kinds(Lookup lookup) {
        lookup.find(ASSETS, assets, Key.ASSETS).ifPresent(setting -> setting.choice(new Choices.AssetScopes()));
        SelectedKinds selected = SelectedKinds.of(lookup.find(KINDS, kinds, Key.KINDS));
        selected.require(Kind.STORIES, "--prefix", prefixes);
        selected.require(Kind.STORIES, "--slug", slugs);
        selected.require(Kind.STORIES, "--exclude", excludes);
        selected.require(Kind.STORIES, "--tag", tags);
        selected.require(Kind.STORIES, "--content-type", contentTypes);
        selected.require(Kind.STORIES, "--only", states);
        selected.require(Kind.COMPONENTS, "--component", components);
        selected.require(Kind.DATASOURCES, "--datasource", datasources);
        selected.require(Kind.ASSETS, "--asset-folder", assetFolders);
        selected.require(Kind.ASSETS, ASSETS, assets == null ? List.of() : List.of(assets));
        return selected;
    }

    /**
     * Returns which assets to sync; empty for the default. A variable or a line of the settings file has no effect on
     * kinds that it does not fit.
     *
     * @throws UsageException if the flag does not fit the kinds
     */
    Optional<Setting> assets(Lookup lookup, SelectedKinds kinds) {
        return lookup.find(ASSETS, assets, Key.ASSETS).filter(setting -> {
            boolean referenced = setting.value().equals(REFERENCED);
            if (assets != null && referenced && !kinds.referenceAssets()) {
                throw setting.wrong("but none of the kinds references assets; add stories, components or datasources"
                        + " to --kinds, or use " + ASSETS + " all");
            }
            return kinds.kinds().contains(Kind.ASSETS) && (!referenced || kinds.referenceAssets());
        });
    }

    /** Returns the selection; everything where no flag is given. */
    Selection selection() {
        SelectionBuilder selection = Selection.builder();
        each("--prefix", prefixes, selection::prefix);
        each("--slug", slugs, selection::slug);
        each("--exclude", excludes, selection::exclude);
        each("--tag", tags, selection::tag);
        each("--content-type", contentTypes, selection::contentType);
        each("--component", components, selection::component);
        each("--datasource", datasources, selection::datasource);
        each("--asset-folder", assetFolders, selection::assetFolder);
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
