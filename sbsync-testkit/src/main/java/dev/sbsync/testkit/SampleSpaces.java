package dev.sbsync.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Sample spaces of an invented company that makes lamps. Stateless; every call returns the same values.
 *
 * <p>The {@linkplain #demo() demo} has a small example of everything that a copy has to get right: 8 folders five deep,
 * 25 stories, start pages, drafts, stories with unpublished changes, translated slugs, references by uuid forwards and
 * backwards, alternates, text in many scripts, exact numbers, tags, meta data, and a folder that restricts content
 * types; their components in nested groups, with tags, presets and datasources in two languages. The target is a new
 * space.
 */
public final class SampleSpaces {
    /** The id of the demo's source space. */
    public static final long SOURCE_ID = 101001;

    /** The id of the demo's empty target space. */
    public static final long TARGET_ID = 101002;

    /** The id of the schema gallery's source space. */
    public static final long GALLERY_ID = 101003;

    /** The id of the schema gallery's target space. */
    public static final long GALLERY_TARGET_ID = 101004;

    /** The id of the source space of the references. */
    public static final long REFERENCES_ID = 101005;

    /** The id of the target space of the references. */
    public static final long REFERENCES_TARGET_ID = 101006;

    private SampleSpaces() {}

    /** Returns a dataset with the demo's source space and an empty target space. */
    public static Dataset demo() {
        return Dataset.of(demoSource(), empty(TARGET_ID, "Lumenta staging").asNew());
    }

    /**
     * Returns the {@linkplain #demo() demo} with four assets in folders, their files, and two stories that show them in
     * every form: asset fields, links, rich text and Markdown. A copy of its stories alone would leave references to
     * files of the source.
     */
    public static Dataset demoWithFiles() {
        SpaceBuilder source = demoSource();
        DemoFiles.addTo(source);
        return Dataset.of(source, empty(TARGET_ID, "Lumenta staging").asNew());
    }

    /**
     * Returns a dataset with a space ({@link #GALLERY_ID}) whose components have every type of field and every
     * attribute that is known, and a new target ({@link #GALLERY_TARGET_ID}). It has what old spaces have, too: a group
     * that is its own parent, presets of the same name, references to groups, tags and folders that are gone, fields
     * without a type, and unknown keys.
     */
    public static Dataset schemaGallery() {
        try (InputStream in = SampleSpaces.class.getResourceAsStream("schema-gallery.json")) {
            return Dataset.read(Objects.requireNonNull(in, "schema-gallery.json"));
        } catch (IOException e) {
            throw new DatasetException("cannot read the schema gallery", e);
        }
    }

    /**
     * Returns a dataset with a space ({@link #REFERENCES_ID}) that has at least three instances of every kind of
     * reference ({@link ReferenceSamples}), with assets in folders, and a new target ({@link #REFERENCES_TARGET_ID}).
     */
    public static Dataset references() {
        SpaceBuilder source = ReferenceSamples.of(1).addTo(SpaceBuilder.space(REFERENCES_ID, "References"));
        SpaceBuilder target = SpaceBuilder.space(REFERENCES_TARGET_ID, "References staging");
        return Dataset.of(source, target.language("de", "German").asNew());
    }

    /** Returns an empty space with the demo's languages. */
    public static SpaceBuilder empty(long id, String name) {
        return SpaceBuilder.space(id, name).language("de", "German").language("fr", "French");
    }

    /** Returns the demo's source space. */
    public static SpaceBuilder demoSource() {
        SpaceBuilder space = empty(SOURCE_ID, "Lumenta");
        DemoModel.addTo(space);
        DemoStories.addTo(space);
        return space;
    }

    /**
     * Returns a space of many stories with small contents: 100 in a folder, 20 folders in a section. Of ten stories one
     * is a draft, one has unpublished changes, and the others are published.
     *
     * @param stories how many, up to 90,000
     */
    public static SpaceBuilder large(long id, String name, int stories) {
        SpaceBuilder space = SpaceBuilder.space(id, name);
        for (int i = 0; i < stories; i++) {
            String section = "section-" + i / 2000;
            String folder = section + "/topic-" + i / 100 % 20;
            if (i % 2000 == 0) {
                space.folder(section);
            }
            if (i % 100 == 0) {
                space.folder(folder);
            }
            space.story(folder + "/story-" + i, numbered(i));
        }
        return space;
    }

    private static Consumer<StoryBuilder> numbered(int number) {
        return story -> {
            story.name("Story " + number)
                    .field("title", "Story number " + number)
                    .field("text", "A text of some length, as stories have, that says nothing but " + number + ".")
                    .field("price", number % 1000);
            if (number % 10 == 1) {
                story.dirty(live -> live.put("title", "What was published of story number " + number));
            } else if (number % 10 != 0) {
                story.published();
            }
        };
    }
}
