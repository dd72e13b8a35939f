package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.AssetKeys;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Sets the attributes of an asset for {@link SpaceBuilder#asset}. Not thread-safe. */
public final class AssetBuilder {
    private final ObjectNode json;
    private String size = "";

    AssetBuilder(ObjectNode json) {
        this.json = json;
    }

    /** Sets the size in the URL, such as {@code 1600x900}; without it the URL has no size segment. */
    public AssetBuilder size(String widthAndHeight) {
        size = widthAndHeight;
        return this;
    }

    /** Sets the alternative text. */
    public AssetBuilder alt(String text) {
        return with("alt", text);
    }

    /** Sets the title. */
    public AssetBuilder title(String text) {
        return with("title", text);
    }

    /** Sets the focal point, such as {@code 800x450:801x451}. */
    public AssetBuilder focus(String point) {
        return with("focus", point);
    }

    /** Sets the identifier that an integration gave to it. */
    public AssetBuilder extId(String id) {
        return with("ext_id", id);
    }

    /** Sets {@code meta_data}, such as <code>{"alt":"Team","alt__i18n__de":"Das Team"}</code>. */
    public AssetBuilder metaData(String object) {
        json.set("meta_data", Nodes.parse(object));
        return this;
    }

    /** Gives it internal tags of assets, by their names. */
    public AssetBuilder tags(String... names) {
        json.set("internal_tags", Nodes.valueToTree(List.of(names)));
        return this;
    }

    /** Delivers its file with a signature only. */
    public AssetBuilder privately() {
        json.put("is_private", true);
        return this;
    }

    /** Sets a text attribute of the API's object. */
    public AssetBuilder with(String attribute, String value) {
        json.put(attribute, value);
        return this;
    }

    /** Derives the URL. */
    void placed(long space, String name) {
        String key = AssetKeys.create(space, size, Nodes.integer(json, "id", 0), name);
        json.put("filename", AssetKeys.BUCKET + key);
    }
}
