package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import dev.sbsync.testkit.internal.state.StoryPaths;
import dev.sbsync.testkit.internal.story.Editor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A live view of the stored state of one space. Reading it is not recorded as a request and does not count towards
 * limits. Stories in the trash are not shown. Thread-safe; the stories it returns are snapshots.
 */
public final class FakeSpace {
    private final FakeState state;
    private final long id;
    private final String name;

    FakeSpace(FakeState state, SpaceState space) {
        this.state = state;
        this.id = space.id();
        this.name = space.name();
    }

    /** Returns the space's id. */
    public long id() {
        return id;
    }

    /** Returns the space's name. */
    public String name() {
        return name;
    }

    /** Returns the codes of its languages, without the default one. */
    public List<String> languages() {
        return state.locked(() ->
                space().languages().stream().map(SpaceState.Language::code).toList());
    }

    /** Returns the uploaded bytes of an asset; empty if there are none. */
    public Optional<byte[]> file(long assetId) {
        return state.locked(() -> Optional.ofNullable(space().files().get(assetId))
                .map(file -> file.bytes().clone()));
    }

    /** Returns all stories and folders, in order of creation. */
    public List<FakeStory> stories() {
        return state.locked(() -> stories(space()));
    }

    /** Returns the story, not the folder, at a path; a trailing slash does not count. */
    public Optional<FakeStory> story(String path) {
        return at(path, false);
    }

    /** Returns the folder at a path; a trailing slash does not count. */
    public Optional<FakeStory> folder(String path) {
        return at(path, true);
    }

    /** Returns the story or folder with a uuid. */
    public Optional<FakeStory> withUuid(String uuid) {
        return state.locked(() -> {
            SpaceState space = space();
            return space.find(uuid).map(story -> new FakeStory(space, story));
        });
    }

    /**
     * Changes a story as a concurrent editor would, without a request, faults, limits or an entry in the commit log.
     *
     * @throws IllegalArgumentException if there is no story at that path, or if the API would refuse the change
     */
    public void edit(String path, Consumer<StoryEditor> change) {
        edit(path, false, change);
    }

    /**
     * Changes a folder as a concurrent editor would; see {@link #edit}.
     *
     * @throws IllegalArgumentException if there is no folder at that path, or if the API would refuse the change
     */
    public void editFolder(String path, Consumer<StoryEditor> change) {
        edit(path, true, change);
    }

    @Override
    public String toString() {
        return "space " + id() + " \"" + name() + "\"";
    }

    private void edit(String path, boolean folder, Consumer<StoryEditor> change) {
        state.locked(() -> {
            SpaceState space = state.changing(id).orElseThrow();
            StoredStory story = StoryPaths.find(space, path, folder)
                    .orElseThrow(() -> new IllegalArgumentException(
                            this + " has no " + (folder ? "folder" : "story") + " \"" + path + "\""));
            change.accept(new StoryEditor(story, new Editor(state, space, story)));
            return true;
        });
    }

    private Optional<FakeStory> at(String path, boolean folder) {
        return state.locked(() -> {
            SpaceState space = space();
            return StoryPaths.find(space, path, folder).map(story -> new FakeStory(space, story));
        });
    }

    private SpaceState space() {
        return state.space(id).orElseThrow(() -> new IllegalStateException(this + " has been deleted"));
    }

    private static List<FakeStory> stories(SpaceState space) {
        return space.all().stream()
                .filter(story -> !story.deleted())
                .map(story -> new FakeStory(space, story))
                .toList();
    }
}
