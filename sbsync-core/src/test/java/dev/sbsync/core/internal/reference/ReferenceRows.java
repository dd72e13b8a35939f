package dev.sbsync.core.internal.reference;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every place of content that can hold a reference, as templates: JSON with single quotes, which names identities
 * instead of containing them. Rendering a template for the source and for the target gives a value and what it must
 * become, without a rule for finding references (docs/references.md).
 *
 * <p>Names: {@code <uuid:1>}, {@code <story:1>} (the id's digits), {@code '<#story:1>'} (the number), {@code <slug:1>},
 * {@code <asset:1>}, {@code '<#asset:1>'}, {@code <url:1>}, {@code <s3:1>} (the URL in the form of the storage),
 * {@code <path:1>}, {@code <esc:1>} (a URL with escaped slashes), {@code <other:1>}. With {@code =} before the name,
 * the source's stays in the target. Number 0 is an item that the target lacks. Properties that begin with {@code -} are
 * removed.
 */
final class ReferenceRows {

    static final int ITEMS = 3;

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReferenceRows() {}

    /** The side that a template is rendered for. */
    enum Side {
        SOURCE,
        TARGET;

        String uuid(int item) {
            return (this == TARGET && item > 0 ? "7a9e" : "5e1f") + "0000-0000-4000-8000-00000000000" + item;
        }

        long id(int item) {
            return (this == TARGET && item > 0 ? 900_000_000_000_000L : 500) + item;
        }

        String slug(int item) {
            return (this == TARGET && item == 2 ? "moved/story-" : "en/story-") + item;
        }

        String host() {
            return this == TARGET ? "a-us.storyblok.com" : "a.storyblok.com";
        }

        String path(int item) {
            String size = item == 2 ? "" : item == 3 ? "/x" : "/16x9";
            return this == TARGET && item > 0
                    ? "/f/222" + size + "/dd0" + item + "/file-" + item + ".png"
                    : "/f/111" + size + "/aa0" + item + "/file-" + item + ".png";
        }

        String url(int item) {
            return (item == 0 ? SOURCE : this).host() + path(item);
        }

        /** Returns a template's value. */
        JsonNode render(String template) {
            String json = template.replace('\'', '"');
            for (int item = 0; item <= ITEMS; item++) {
                json = named(named(json, "=", SOURCE, item), "", this, item);
            }
            JsonNode value = JSON.readTree(json);
            return this == SOURCE ? renamed(value) : without(value);
        }

        private static String named(String json, String mark, Side side, int item) {
            String storage = side == TARGET && item > 0 ? "" : "s3.amazonaws.com/";
            String end = ":" + item + ">";
            return json.replace("\"<" + mark + "#story" + end + '"', String.valueOf(side.id(item)))
                    .replace("\"<" + mark + "#asset" + end + '"', String.valueOf(side.id(item)))
                    .replace("\"<" + mark + "#other" + end + '"', String.valueOf(side.id(item)))
                    .replace("<" + mark + "story" + end, String.valueOf(side.id(item)))
                    .replace("<" + mark + "asset" + end, String.valueOf(side.id(item)))
                    .replace("<" + mark + "other" + end, String.valueOf(side.id(item)))
                    .replace("<" + mark + "uuid" + end, side.uuid(item))
                    .replace("<" + mark + "slug" + end, side.slug(item))
                    .replace("<" + mark + "url" + end, side.url(item))
                    .replace("<" + mark + "s3" + end, storage + side.url(item))
                    .replace("<" + mark + "path" + end, side.path(item))
                    .replace("<" + mark + "esc" + end, side.url(item).replace("/", "\\\\/"));
        }
    }

    /**
     * A place that can hold a reference.
     *
     * @param field the field of the schema that recognizes it; empty if its shape or text does
     * @param template the value
     */
    record Row(String what, String field, String template) {

        boolean bySchema() {
            return !field.isEmpty();
        }
    }

    /** Rows with meaning in every place, also inside plugins. */
    static final List<Row> TEXTS = List.of(
            row("a whole uuid", "'<uuid:1>'"),
            row("a whole uuid that the target lacks", "'<uuid:0>'"),
            row("a uuid in prose", "'see <=uuid:1>'"),
            row("a number", "'<=#story:1>'"),
            row("digits", "'<=story:1>'"),
            row("an id outside of assets", "{'id':'<=#asset:1>','pos':['<=#asset:2>']}"),
            row("a URL", "'https://<url:1>'"),
            row("a URL without scheme and size", "'//<url:2>'"),
            row("a URL of the storage", "'http://<s3:3>/m/400x0?a=b#c'"),
            row("a URL of the old image service", "'//img2.storyblok.com/200x0/filters:grayscale()<path:1>'"),
            row("a URL of a file that the target lacks", "'https://<url:0>'"),
            row("a URL of another space", "'//a.storyblok.com/f/9/aa00/x.png'"),
            row("Markdown", "'![a](//<url:1>/m/) and [b](https://<s3:2>). <=slug:2>'"),
            row("HTML", "'<img src=\\\"//<url:3>\\\" srcset=\\\"//<url:1> 1x, //<url:2>/m/9x9 2x\\\">'"),
            row("JSON in a text", "'{\\\"image\\\":\\\"https:\\\\/\\\\/<esc:1>\\\",\\\"page\\\":\\\"<=uuid:1>\\\"}'"),
            row("a comment of the visual editor", "{'-_editable':'<!--#storyblok#{}-->','a':1}"),
            row("own uuids", "{'_uid':'<=uuid:1>','group_id':'<=uuid:2>'}"),
            row("a secret", "{'password':'<=uuid:1>','api_token':'<=uuid:2>'}"));

    /** Rows with meaning outside of plugins. */
    static final List<Row> SHAPES = List.of(
            row(
                    "link to a story",
                    "{'fieldtype':'multilink','linktype':'story','id':'<uuid:1>','url':'','cached_url':'<slug:1>'}"),
            row("link with a moved path", "{'linktype':'story','id':'<uuid:2>','cached_url':'/<slug:2>/'}"),
            row("link by digits", "{'linktype':'story','id':'<story:2>','cached_url':'<slug:2>'}"),
            row("link by number", "{'linktype':'story','id':'<#story:3>','-story':{'uuid':'<=uuid:3>'}}"),
            row("link that the target lacks", "{'linktype':'story','id':'<uuid:0>','cached_url':'<slug:0>'}"),
            row("link to an asset", "{'linktype':'asset','id':'<#asset:1>','url':'//<url:1>','cached_url':'<url:1>'}"),
            row("link to an address", "{'linktype':'url','id':'','url':'https://shop.example/<=slug:2>'}"),
            row(
                    "asset",
                    "{'fieldtype':'asset','id':'<#asset:1>','filename':'https://<url:1>/m/','alt':'<=story:1>','meta_data':{'n':'<=#story:1>'}}"),
            row(
                    "asset in the form of the storage",
                    "{'fieldtype':'asset','id':'<asset:2>','filename':'https://<s3:2>'}"),
            row("empty asset", "{'fieldtype':'asset','id':null,'filename':''}"),
            row(
                    "external asset",
                    "{'fieldtype':'asset','id':'<=#asset:1>','filename':'https://<=url:1>','is_external_url':true}"),
            row(
                    "rich text link to a story",
                    "{'type':'text','marks':[{'type':'link','attrs':{'linktype':'story','uuid':'<uuid:2>','href':'/<slug:2>'}}]}"),
            row(
                    "rich text link to an asset",
                    "{'type':'text','marks':[{'type':'link','attrs':{'linktype':'asset','uuid':null,'href':'//<url:3>'}}]}"),
            row("rich text image", "{'type':'image','attrs':{'id':'<#asset:3>','src':'https://<url:3>','alt':''}}"),
            row("a block that looks like a link", "{'component':'lost','linktype':'story','id':'<=story:1>'}"));

    /** Rows that the schema recognizes. */
    static final List<Row> FIELDS = List.of(
            new Row("one story", "author", "'<uuid:1>'"),
            new Row("one story, by digits", "author", "'<story:2>'"),
            new Row("one story, by number", "author", "'<#story:3>'"),
            new Row("stories", "related", "['<uuid:3>','<uuid:0>','<#story:1>','<story:2>','']"),
            new Row("entry", "label", "'<=uuid:1>'"),
            new Row("entries", "labels", "['<=uuid:1>','//<=url:1>']"),
            new Row("language", "locale", "'<=uuid:1>'"),
            new Row("user", "editor", "'<#other:1>'"),
            new Row("tags", "topics", "['<other:1>','<#other:2>','<#other:0>']"),
            new Row("datasource", "list", "'<other:3>'"),
            new Row("link without a type", "link", "{'id':'<story:1>','url':''}"),
            new Row("asset without a type", "hero", "{'id':'<#asset:1>','filename':'//<url:1>'}"),
            new Row("assets", "gallery", "[{'id':'<#asset:2>','filename':'//<url:2>'},{'id':'','filename':''}]"),
            new Row(
                    "plugin",
                    "plug",
                    "{'id':'<=#asset:1>','page':'<uuid:1>','link':{'linktype':'story','id':'<=story:1>'}}"));

    static final Schemas SCHEMAS = Schemas.of(List.of(Side.SOURCE.render("""
            {'name':'page','schema':{
              'author':{'type':'option','source':'internal_stories','use_uuid':true},
              'related':{'type':'options','source':'internal_stories'},
              'label':{'type':'option','source':'internal','datasource_slug':'labels'},
              'labels':{'type':'options','source':'internal','datasource_slug':'labels'},
              'locale':{'type':'option','source':'internal_languages'},
              'editor':{'type':'option','source':'internal_users'},
              'topics':{'type':'options','source':'internal_tags'},
              'list':{'type':'option','source':'internal_datasources'},
              'link':{'type':'multilink'},'hero':{'type':'asset'},'gallery':{'type':'multiasset'},
              'plug':{'type':'custom'}}}""")));

    /** Returns the identities of the target; with the source itself as the target, every item stays the same. */
    static TestIdentities identities(Side target) {
        TestIdentities identities = new TestIdentities(111).story(Side.SOURCE.uuid(0), 500, Resolution.unresolved());
        for (int item = 1; item <= ITEMS; item++) {
            identities
                    .story(
                            Side.SOURCE.uuid(item),
                            Side.SOURCE.id(item),
                            Side.SOURCE.slug(item),
                            target.uuid(item),
                            target.id(item),
                            target.slug(item))
                    .asset(
                            Side.SOURCE.id(item),
                            Side.SOURCE.url(item),
                            target.id(item),
                            "https://s3.amazonaws.com/" + target.url(item))
                    .other(Side.SOURCE.id(item), target.id(item));
        }
        return identities;
    }

    private static Row row(String what, String template) {
        return new Row(what, "", template);
    }

    private static JsonNode renamed(JsonNode value) {
        return JSON.readTree(value.toString().replace("\"-", "\""));
    }

    private static JsonNode without(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.remove(object.propertyNames().stream()
                    .filter(name -> name.startsWith("-"))
                    .toList());
        }
        value.forEach(ReferenceRows::without);
        return value;
    }
}
