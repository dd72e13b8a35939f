package dev.sbsync.testkit.assertj;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.FakeStory;
import dev.sbsync.testkit.internal.mirror.ItemsMirror;
import dev.sbsync.testkit.internal.mirror.Mirror;
import dev.sbsync.testkit.internal.mirror.MirrorDifference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the stored state of a space. Not thread-safe. */
public final class FakeSpaceAssert extends AbstractAssert<FakeSpaceAssert, FakeSpace> {
    FakeSpaceAssert(FakeSpace actual) {
        super(actual, FakeSpaceAssert.class);
    }

    /**
     * Verifies that the space has the same stories and folders as the source, and no others.
     *
     * <p>They are matched by path and kind and compared by name, slug, parent path, is_startpage, uuid, content, tags,
     * meta_data, default_root, disable_fe_editor, sort_by_date, expire_at, translated slugs and state; those with
     * unpublished changes by their published content too. Key order and the spelling of numbers in contents do not
     * count; see {@link #mirrorsTextually}. If the source's published content is unknown because its history lacks it,
     * any state of the target is accepted.
     */
    public FakeSpaceAssert mirrors(FakeSpace source) {
        return check("mirror", source, false, false);
    }

    /** Verifies what {@link #mirrors} does, but lets the space have more stories and folders. */
    public FakeSpaceAssert mirrorsAtLeast(FakeSpace source) {
        return check("mirror at least", source, true, false);
    }

    /**
     * Verifies what {@link #mirrors} does for a copy that keeps uuids, with references instead of their values: those
     * in contents point at the counterparts in this space ({@link dev.sbsync.testkit.ReferenceOracle}), and everything
     * else is the same with its key order and spelling.
     */
    public FakeSpaceAssert mirrorsAligned(FakeSpace source) {
        return check("mirror the references of", source, Mirror.references(source, actual, false, true));
    }

    /** Verifies what {@link #mirrorsAligned} does for a copy whose stories have uuids of their own. */
    public FakeSpaceAssert mirrorsWithOwnUuids(FakeSpace source) {
        return check("mirror the references of", source, Mirror.references(source, actual, false, false));
    }

    /** Verifies what {@link #mirrorsWithOwnUuids} does, but lets the space have more stories and folders. */
    public FakeSpaceAssert mirrorsWithOwnUuidsAtLeast(FakeSpace source) {
        return check("mirror the references of", source, Mirror.references(source, actual, true, false));
    }

    /**
     * Verifies what {@link #mirrors} does, and that contents are the same as texts: with their key order and spelling
     * of numbers.
     */
    public FakeSpaceAssert mirrorsTextually(FakeSpace source) {
        return check("mirror textually", source, false, true);
    }

    /**
     * Verifies that the space has the same items of some kinds as the source, and no others; the kinds are those of
     * paths: {@code components}, {@code component_groups}, {@code internal_tags}, {@code presets}, {@code datasources},
     * {@code datasource_entries}, {@code asset_folders}, and {@code spaces} for the settings; all of them if none are
     * given.
     *
     * <p>Items are matched by their key across spaces: name path of groups and folders, type and name of tags, name of
     * components, component and name of presets, slug of datasources, code of dimensions, name of entries. They are
     * compared with names in place of ids and uuids, without timestamps, and entries also by their order. References
     * that the source itself lacks, and asset folders that the target lacks, must be left out. Empty attributes count
     * as absent, but not inside of schemas and presets.
     */
    public FakeSpaceAssert mirrorsItems(FakeSpace source, String... kinds) {
        return check("mirror the items of", source, ItemsMirror.differences(source, actual, all(kinds), false));
    }

    /** Verifies what {@link #mirrorsItems} does, but lets the space have more items, languages and settings. */
    public FakeSpaceAssert mirrorsItemsAtLeast(FakeSpace source, String... kinds) {
        return check("mirror at least the items of", source, ItemsMirror.differences(source, actual, all(kinds), true));
    }

    private static List<String> all(String... kinds) {
        return kinds.length == 0 ? ItemsMirror.kinds() : List.of(kinds);
    }

    /** Verifies that there is a story at a path and returns assertions on it; a trailing slash does not count. */
    public FakeStoryAssert hasStory(String path) {
        return found(actual.story(path), "story", path);
    }

    /** Verifies that there is a folder at a path and returns assertions on it. */
    public FakeStoryAssert hasFolder(String path) {
        return found(actual.folder(path), "folder", path);
    }

    /** Verifies that there is no story at a path; there may be a folder. */
    public FakeSpaceAssert hasNoStory(String path) {
        return absent(actual.story(path));
    }

    /** Verifies that there is no folder at a path; there may be a story. */
    public FakeSpaceAssert hasNoFolder(String path) {
        return absent(actual.folder(path));
    }

    /** Verifies that there is neither story nor folder. */
    public FakeSpaceAssert isEmpty() {
        if (!actual.stories().isEmpty()) {
            failWithMessage("expected %s to be empty, but it has%n%s", actual, contents());
        }
        return this;
    }

    private FakeSpaceAssert check(String verb, FakeSpace source, boolean extras, boolean spellings) {
        return check(verb, source, Mirror.differences(source, actual, extras, spellings));
    }

    private FakeSpaceAssert check(String verb, FakeSpace source, List<MirrorDifference> differences) {
        if (!differences.isEmpty()) {
            String lines =
                    differences.stream().map(difference -> "  " + difference).collect(Collectors.joining("\n"));
            failWithMessage(
                    "expected %s to %s %s, but there are %s differences:%n%s",
                    actual, verb, source, differences.size(), lines);
        }
        return this;
    }

    private FakeStoryAssert found(Optional<FakeStory> story, String kind, String path) {
        if (story.isEmpty()) {
            failWithMessage("expected %s to have the %s \"%s\", but it has%n%s", actual, kind, path, contents());
        }
        return new FakeStoryAssert(story.orElseThrow());
    }

    private FakeSpaceAssert absent(Optional<FakeStory> story) {
        story.ifPresent(found -> failWithMessage("expected %s not to have the %s", actual, found));
        return this;
    }

    private String contents() {
        List<FakeStory> stories = actual.stories();
        return stories.isEmpty()
                ? "  nothing"
                : stories.stream().map(story -> "  " + story).collect(Collectors.joining("\n"));
    }
}
