package dev.sbsync.testkit;

import java.util.List;

/**
 * Every place in contents and schemas that may hold an identity of a space, and what only looks like one
 * (docs/management-api.md). In a value {@code <uuid>}, {@code <id>} and {@code <slug>} are those of a story,
 * {@code <url>}, {@code <s3>}, {@code <escaped>}, {@code <path>} and {@code <asset>} the URLs and the id of an asset,
 * {@code <folder>}, {@code <group>}, {@code <tag>} and {@code <source>} the identities of other items. What begins with
 * {@code own-} is no reference: a copy has the value of its source.
 */
final class ReferenceRows {
    /**
     * A place in a content.
     *
     * @param name what it is
     * @param field the name of the field
     * @param schema its schema, as JSON
     * @param value its value, as JSON
     */
    record Row(String name, String field, String schema, String value) {}

    private static final String MULTILINK = "{\"type\":\"multilink\"}";
    private static final String RICHTEXT = "{\"type\":\"richtext\"}";
    private static final String TEXT = "{\"type\":\"text\"}";
    private static final String STORY = "{\"type\":\"option\",\"source\":\"internal_stories\"}";
    private static final String STORIES = "{\"type\":\"options\",\"source\":\"internal_stories\"}";

    static final List<Row> LINKS = List.of(
            new Row("story link", "link", MULTILINK, """
                    {"fieldtype":"multilink","linktype":"story","id":"<uuid>","url":"","cached_url":"<slug>"}"""),
            new Row("story link by digits", "link_digits", MULTILINK, """
                    {"fieldtype":"multilink","linktype":"story","id":"<id>","cached_url":"<slug>"}"""),
            new Row("story link by number", "link_number", "{\"type\":\"link\"}", """
                    {"linktype":"story","id":<id>,"cached_url":"old/slug"}"""),
            new Row("resolved story link", "link_resolved", MULTILINK, """
                    {"fieldtype":"multilink","linktype":"story","id":"<uuid>","story":{"name":"x","url":"<slug>"}}"""),
            new Row("asset link", "link_asset", MULTILINK, """
                    {"fieldtype":"multilink","linktype":"asset","id":"","url":"<url>","cached_url":"<url>"}"""),
            new Row("asset link with an id", "link_asset_id", MULTILINK, """
                    {"fieldtype":"multilink","linktype":"asset","id":<asset>,"url":"<url>","cached_url":"<url>"}"""),
            new Row("link by URL", "link_url", MULTILINK, """
                    {"fieldtype":"multilink","linktype":"url","id":"","url":"https://www.example.com/<slug>"}"""),
            new Row("unknown story link", "link_unknown", MULTILINK, """
                    {"linktype":"story","fieldtype":"multilink","id":"0a0a0a0a-aaaa-4aaa-8aaa-0a0a0a0a0a0a","url":""}"""));

    static final List<Row> OPTIONS = List.of(
            new Row("story", "author", STORY, "\"<uuid>\""),
            new Row("translated story", "author__i18n__de", STORY, "\"<uuid>\""),
            new Row("story by digits", "author_digits", STORY, "\"<id>\""),
            new Row("story by number", "author_number", STORY, "<id>"),
            new Row("stories", "related", STORIES, """
                    ["<uuid>","0b0b0b0b-bbbb-4bbb-8bbb-0b0b0b0b0b0b","<uuid>"]"""),
            new Row("stories by id", "related_ids", STORIES, "[\"<id>\",<id>]"),
            new Row("datasource value", "colour", """
                    {"type":"option","source":"internal","datasource_slug":"colours"}""", "\"red\""),
            new Row("language", "language", "{\"type\":\"option\",\"source\":\"internal_languages\"}", "\"de\""),
            new Row("own option", "size", "{\"type\":\"options\",\"source\":\"self\"}", "[\"10\",\"20\"]"),
            new Row("tag", "label", "{\"type\":\"option\",\"source\":\"internal_tags\"}", "<tag>"),
            new Row(
                    "datasource",
                    "list",
                    "{\"type\":\"options\",\"source\":\"internal_datasources\"}",
                    "[\"<source>\"]"),
            new Row("user", "editor", "{\"type\":\"option\",\"source\":\"internal_users\"}", "281474976710999"));

    static final List<Row> ASSETS = List.of(
            new Row("asset", "hero", "{\"type\":\"asset\"}", """
                    {"fieldtype":"asset","id":<asset>,"filename":"<url>","alt":"Own","focus":"1x2:3x4","meta_data":{}}"""),
            new Row("asset in the form of the storage", "hero_s3", "{\"type\":\"asset\"}", """
                    {"fieldtype":"asset","id":<asset>,"filename":"<s3>","alt":null}"""),
            new Row("empty asset", "hero_empty", "{\"type\":\"asset\"}", """
                    {"fieldtype":"asset","id":null,"filename":"","alt":null,"is_external_url":false}"""),
            new Row("external asset", "hero_external", "{\"type\":\"asset\"}", """
                    {"fieldtype":"asset","id":<own-asset>,"filename":"<own-url>","is_external_url":true}"""),
            new Row("assets", "gallery", "{\"type\":\"multiasset\"}", """
                    [{"id":<asset>,"filename":"<url>","title":"T"},{"fieldtype":"asset","id":<asset>,"filename":"<url>"}]"""),
            new Row("translated asset", "hero__i18n__de", "{\"type\":\"asset\"}", """
                    {"fieldtype":"asset","id":<asset>,"filename":"<url>","alt":"Eigen"}"""),
            new Row("old image", "image", "{\"type\":\"image\"}", "\"//a.storyblok.com/<path>\""),
            new Row("old file", "file", "{\"type\":\"file\"}", "\"http://a.storyblok.com/<path>?x=1#top\""),
            new Row("old image service", "thumb", TEXT, """
                    "//img2.storyblok.com/200x0/filters:format(webp)/<path>\""""),
            new Row("shared asset", "shared", "{\"type\":\"asset\"}", """
                    {"fieldtype":"asset","id":1,"filename":"https://a.storyblok.com/f/999/1x1/abcdefabcd/logo.svg"}"""));

    static final List<Row> TEXTS = List.of(
            new Row(
                    "link mark to a story",
                    "rich_link",
                    RICHTEXT,
                    mark("{\"linktype\":\"story\",\"uuid\":\"<uuid>\",\"href\":\"/<slug>\",\"anchor\":null}")),
            new Row(
                    "link mark to an asset",
                    "rich_asset",
                    RICHTEXT,
                    mark("{\"linktype\":\"asset\",\"uuid\":null,\"href\":\"<url>\",\"anchor\":null}")),
            new Row("image in rich text", "rich_image", RICHTEXT, """
                    {"type":"doc","content":[{"type":"image","attrs":{"id":<asset>,"src":"<url>/m/","meta_data":{}}},
                     {"type":"image","attrs":{"id":null,"src":"<url>"}}]}"""),
            new Row("blok in rich text", "rich_blok", RICHTEXT, """
                    {"type":"doc","content":[{"type":"blok","attrs":{"id":"e1","body":[
                     {"_uid":"u2","component":"everything","author":"<uuid>","hero":{"id":<asset>,"filename":"<url>"}}]}},
                     {"type":"blok","attrs":{"id":"e2","body":null}}]}"""),
            new Row("bloks", "body", "{\"type\":\"bloks\"}", """
                    [{"_uid":"u1","component":"everything","author_digits":"<id>","gallery":[{"id":<asset>,"filename":"<url>"}]},
                     {"_uid":"u3","component":"unknown","any":"<uuid>","link":{"linktype":"story","id":"<uuid>"}}]"""),
            new Row("old bloks", "old_body", "{\"type\":\"bloks\"}", """
                    {"_uid":"u4","component":"everything","related":["<uuid>"]}"""),
            new Row("URLs in markdown", "markdown", "{\"type\":\"markdown\"}", """
                    "![x](<s3>/m/400x0) and <b src='<url>'> ![y](//a.storyblok.com/<path>/m/filters:quality(80)) <url>\""""),
            new Row("URL in a table", "table", "{\"type\":\"table\"}", """
                    {"thead":[{"value":"<url>"}],"tbody":[{"body":[{"value":"see <url>."}]}]}"""),
            new Row("uuid in prose", "prose", "{\"type\":\"textarea\"}", "\"the story <own-uuid> is on /<slug>\""),
            new Row("number that is no reference", "price", "{\"type\":\"number\"}", "\"<own-id>\""),
            new Row("plugin", "seo", "{\"type\":\"custom\",\"field_type\":\"seo_metatags\"}", """
                    {"plugin":"seo_metatags","_uid":"<own-uuid>","og_image":"//a.storyblok.com/<path>","story":"<uuid>","item":<own-id>}"""),
            new Row("stringified plugin data", "packed", TEXT, "\"{\\\"src\\\":\\\"https:<escaped>\\\"}\""),
            new Row("external ids", "product", "{\"type\":\"custom\",\"field_type\":\"shop\"}", """
                    {"plugin":"shop","_uid":"p","items":[{"id":"gid://shop/1","sku":"<own-asset>"}]}"""),
            new Row("editor's comment", "_editable", TEXT, "\"<!--#storyblok#{\\\"uid\\\":\\\"1\\\"}-->\""));

    private ReferenceRows() {}

    private static String mark(String attributes) {
        return "{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"x\","
                + "\"marks\":[{\"type\":\"bold\"},{\"type\":\"link\",\"attrs\":" + attributes + "}]}]}]}";
    }
}
