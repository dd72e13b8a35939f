package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.dataset.DatasetLoader;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.LoadedSpaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Spaces for the fake to start with.
 *
 * <pre>{@code
 * {"spaces": [{"id": 101001, "name": "Source", "plan_level": 3, "languages": [{"code": "de", "name": "German"}],
 *              "stories": [{"slug": "home", "name": "Home", "published": true, "content": {"component": "page"}}]}]}
 * }</pre>
 *
 * <p>A space requires {@code id} and {@code name}, a story {@code slug} or {@code full_slug}. A story is the API's
 * single-story object: ids, uuids and unknown keys are kept, missing attributes are assigned or get the API's default,
 * and state flags are used as given. A story without {@code parent_id} but with a {@code full_slug} goes into the
 * folder at that path.
 *
 * <p>{@code published_content} next to {@code content} is the published layer of a story with unpublished changes and
 * gives it a history with a published version; without it such a story has no history, like those of a duplicated space
 * (docs/management-api.md). A published story without unpublished changes has its content as its published version.
 *
 * <p>Immutable, and loaded once: starting further fakes from the same dataset costs little.
 */
public final class Dataset {
    private final ObjectNode root;
    private final LoadedSpaces loaded;

    private Dataset(JsonNode root) {
        if (!(root instanceof ObjectNode object)) {
            throw new DatasetException("$", "a dataset is an object with an array \"spaces\"");
        }
        this.root = object;
        this.loaded = DatasetLoader.load(List.of(object));
    }

    /**
     * Reads a dataset from a file.
     *
     * @throws DatasetException if the file cannot be read or is not a valid dataset
     */
    public static Dataset read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new DatasetException("cannot read the dataset " + file + ": " + Nodes.problem(e), e);
        }
    }

    /**
     * Reads a dataset from a stream of UTF-8 and leaves the stream open.
     *
     * @throws DatasetException if the stream cannot be read or is not a valid dataset
     */
    public static Dataset read(InputStream in) {
        try {
            return new Dataset(Nodes.parse(in));
        } catch (JacksonException e) {
            throw new DatasetException("cannot read the dataset: " + Nodes.problem(e), e);
        }
    }

    /**
     * Returns the dataset that a tree describes; the tree is copied.
     *
     * @throws DatasetException if it is not a valid dataset
     */
    public static Dataset of(JsonNode root) {
        return new Dataset(root.deepCopy());
    }

    /**
     * Returns the dataset of some built spaces.
     *
     * @throws DatasetException if two spaces have the same id
     */
    public static Dataset of(SpaceBuilder... spaces) {
        ObjectNode root = Nodes.object();
        ArrayNode array = root.putArray("spaces");
        for (SpaceBuilder space : spaces) {
            array.add(space.toJson());
        }
        return new Dataset(root);
    }

    /** Returns the spaces of all datasets; those of a single one are already loaded. */
    static LoadedSpaces loaded(List<Dataset> datasets) {
        if (datasets.size() == 1) {
            return datasets.get(0).loaded;
        }
        return DatasetLoader.load(
                datasets.stream().map(dataset -> dataset.root.deepCopy()).toList());
    }
}
