package dev.sbsync.core.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The references of content. The rows are JSON with single quotes; S1, S2 name stories of the source and T1, T2 their
 * copies, HERO and OG the URLs of assets without scheme. S2 and its copy have different paths.
 */
class ReferenceRewriterTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<JsonNode> COMPONENTS = List.of(json("""
            {'name':'page','schema':{
              'author':{'type':'option','source':'internal_stories'},
              'related':{'type':'options','source':'internal_stories'},
              'label':{'type':'option','source':'internal','datasource_slug':'labels'},
              'labels':{'type':'options','source':'internal','datasource_slug':'labels'},
              'locale':{'type':'option','source':'internal_languages'},
              'tint':{'type':'option'},
              'editor':{'type':'option','source':'internal_users'},
              'topics':{'type':'options','source':'internal_tags'},
              'list':{'type':'option','source':'internal_datasources'},
              'link':{'type':'multilink'},
              'hero':{'type':'asset'},
              'gallery':{'type':'multiasset'},
              'plug':{'type':'custom'}}}"""));

    private final TestIdentities identities = new TestIdentities(111)
            .story(text("S1"), 501, "en/about", text("T1"), 901, "en/about")
            .story(text("S2"), 502, "en/team", text("T2"), 902, "en/people/team")
            .story(text("S3"), 505, "", text("T3"), 905, "")
            .story(text("LATER"), 503, Resolution.pending())
            .story(text("GONE"), 504, Resolution.unresolved())
            .asset(42, "https://s3.amazonaws.com/" + text("HERO"), 77, "https://s3.amazonaws.com/" + text("HERA"))
            .asset(43, "https:" + text("//OG"), 78, "https:" + text("//OH"))
            .other(7, 17)
            .name("labels/red")
            .name("de");

    static Stream<Arguments> rewritten() {
        return Stream.of(
                Arguments.of(
                        "link to a story, by uuid",
                        "{'x':{'fieldtype':'multilink','linktype':'story','id':'S1','url':'','cached_url':'en/about'}}",
                        "{'x':{'fieldtype':'multilink','linktype':'story','id':'T1','url':'','cached_url':'en/about'}}"),
                Arguments.of(
                        "link to a story, by number",
                        "{'x':{'linktype':'story','id':501}}",
                        "{'x':{'linktype':'story','id':901}}"),
                Arguments.of(
                        "link to a story, by the digits of its id",
                        "{'x':{'linktype':'story','id':'501'}}",
                        "{'x':{'linktype':'story','id':'901'}}"),
                Arguments.of(
                        "link of the schema without a type",
                        "{'link':{'id':'S1','url':''}}",
                        "{'link':{'id':'T1','url':''}}"),
                Arguments.of(
                        "link with the path of another space",
                        "{'x':{'linktype':'story','id':'S2','cached_url':'en/team'}}",
                        "{'x':{'linktype':'story','id':'T2','cached_url':'en/people/team'}}"),
                Arguments.of(
                        "link to a story with an unknown path",
                        "{'x':[{'linktype':'story','id':'S3','cached_url':'c'},{'linktype':'story','uuid':'S3','href':'/'}]}",
                        "{'x':[{'linktype':'story','id':'T3','cached_url':'c'},{'linktype':'story','uuid':'T3','href':'/'}]}"),
                Arguments.of(
                        "link with an absolute path",
                        "{'x':{'linktype':'story','id':'S2','cached_url':'/en/team/'}}",
                        "{'x':{'linktype':'story','id':'T2','cached_url':'/en/people/team/'}}"),
                Arguments.of(
                        "link with the resolved story",
                        "{'x':{'linktype':'story','id':'S1','story':{'id':501,'uuid':'S1'}}}",
                        "{'x':{'linktype':'story','id':'T1'}}"),
                Arguments.of(
                        "link to an asset",
                        "{'x':{'linktype':'asset','id':42,'url':'https://HERO','cached_url':'https://HERO?a=1'}}",
                        "{'x':{'linktype':'asset','id':77,'url':'https://HERA','cached_url':'https://HERA?a=1'}}"),
                Arguments.of("one story", "{'author':'S1'}", "{'author':'T1'}"),
                Arguments.of("one story, by number", "{'author':501}", "{'author':901}"),
                Arguments.of("one story, by digits", "{'author':'501'}", "{'author':'901'}"),
                Arguments.of("one story, translated", "{'author__i18n__de_at':'501'}", "{'author__i18n__de_at':'901'}"),
                Arguments.of(
                        "stories in their order",
                        "{'related':['S2','GONE','S1',501,'502']}",
                        "{'related':['T2','GONE','T1',901,'902']}"),
                Arguments.of(
                        "user, tags, datasource",
                        "{'editor':7,'topics':['7',7],'list':'7'}",
                        "{'editor':17,'topics':['17',17],'list':'17'}"),
                Arguments.of(
                        "asset",
                        "{'x':{'fieldtype':'asset','id':42,'filename':'https://HERO','alt':'Own','focus':'1x1:2x2'}}",
                        "{'x':{'fieldtype':'asset','id':77,'filename':'https://HERA','alt':'Own','focus':'1x1:2x2'}}"),
                Arguments.of(
                        "asset of the schema",
                        "{'hero':{'id':42,'filename':'https://HERO'}}",
                        "{'hero':{'id':77,'filename':'https://HERA'}}"),
                Arguments.of(
                        "asset in the form of the storage, with a filter",
                        "{'hero':{'id':42,'filename':'https://s3.amazonaws.com/HERO/m/800x0?x#y'}}",
                        "{'hero':{'id':77,'filename':'https://HERA/m/800x0?x#y'}}"),
                Arguments.of(
                        "assets",
                        "{'gallery':[{'id':42,'filename':'HERO'},{'id':43,'filename':'//OG'}]}",
                        "{'gallery':[{'id':77,'filename':'HERA'},{'id':78,'filename':'//OH'}]}"),
                Arguments.of(
                        "rich text link to a story",
                        "{'x':{'type':'link','attrs':{'linktype':'story','uuid':'S2','href':'/en/team','anchor':null}}}",
                        "{'x':{'type':'link','attrs':{'linktype':'story','uuid':'T2','href':'/en/people/team','anchor':null}}}"),
                Arguments.of(
                        "rich text link to an asset",
                        "{'x':{'type':'link','attrs':{'linktype':'asset','uuid':null,'href':'https://HERO'}}}",
                        "{'x':{'type':'link','attrs':{'linktype':'asset','uuid':null,'href':'https://HERA'}}}"),
                Arguments.of(
                        "rich text image",
                        "{'x':{'type':'image','attrs':{'id':42,'src':'https://HERO','alt':''}}}",
                        "{'x':{'type':'image','attrs':{'id':77,'src':'https://HERA','alt':''}}}"),
                Arguments.of(
                        "block in rich text",
                        "{'x':{'type':'blok','attrs':{'id':'S1','body':[{'_uid':'S1','component':'page','author':501}]}}}",
                        "{'x':{'type':'blok','attrs':{'id':'S1','body':[{'_uid':'S1','component':'page','author':901}]}}}"),
                Arguments.of(
                        "blocks in an object instead of an array",
                        "{'body':{'0':{'component':'page','author':501}}}",
                        "{'body':{'0':{'component':'page','author':901}}}"),
                Arguments.of(
                        "component that the schema lacks",
                        "{'body':[{'component':'lost','link':{'linktype':'story','id':501},'pick':'S1'}]}",
                        "{'body':[{'component':'lost','link':{'linktype':'story','id':901},'pick':'T1'}]}"),
                Arguments.of(
                        "plugin",
                        "{'x':{'plugin':'seo_metatags','_uid':'S1','og_image':'//OG','page':'S1','json':'[\\\"https:\\\\/\\\\/HERO\\\"]'}}",
                        "{'x':{'plugin':'seo_metatags','_uid':'S1','og_image':'//OH','page':'T1','json':'[\\\"https:\\\\/\\\\/HERA\\\"]'}}"),
                Arguments.of("plugin of the schema", "{'plug':'S1'}", "{'plug':'T1'}"),
                Arguments.of(
                        "Markdown, HTML and tables",
                        "{'md':'![x](https://HERO/m/400x0) <a href=\\'//OG\\'>','table':{'tbody':[{'body':[{'value':'//OG'}]}]}}",
                        "{'md':'![x](https://HERA/m/400x0) <a href=\\'//OH\\'>','table':{'tbody':[{'body':[{'value':'//OH'}]}]}}"),
                Arguments.of("old image", "{'old_image':'//OG'}", "{'old_image':'//OH'}"),
                Arguments.of(
                        "comment of the visual editor",
                        "{'a':1,'_editable':'<!--#storyblok#{}-->','b':2}",
                        "{'a':1,'b':2}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rewritten(String what, String source, String target) {
        JsonNode given = page(source);
        JsonNode copy = given.deepCopy();
        assertThat(rewriter().content(given).value().toString())
                .isEqualTo(page(target).toString());
        assertThat(given).as("the given value").isEqualTo(copy);
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                Arguments.of(
                        "link to an address",
                        "{'x':{'fieldtype':'multilink','linktype':'url','id':'','url':'https://x.example/501'}}"),
                Arguments.of(
                        "empty link", "{'x':{'fieldtype':'multilink','linktype':'story','id':'','cached_url':''}}"),
                Arguments.of(
                        "empty link, of numbers",
                        "{'x':{'fieldtype':'multilink','linktype':'story','id':0,'cached_url':null}}"),
                Arguments.of("empty asset", "{'hero':{'fieldtype':'asset','id':null,'filename':''}}"),
                Arguments.of(
                        "external asset",
                        "{'hero':{'fieldtype':'asset','id':42,'filename':'https://HERO','is_external_url':true}}"),
                Arguments.of(
                        "number that is no id",
                        "{'price':501,'stock':42,'ids':[501,42],'sku':'501','asset':{'id':42}}"),
                Arguments.of("own uuids of a block", "{'_uid':'S1','group_id':'S1'}"),
                Arguments.of("name of a component", "{'body':[{'component':'S1'}]}"),
                Arguments.of("uuid in prose", "{'text':'see S1','list':'S1 S2'}"),
                Arguments.of("path in prose", "{'text':'see /en/team'}"),
                Arguments.of("uuid of no story", "{'text':'NONE'}"),
                Arguments.of("secrets", "{'password':'S1','access_token':'https://HERO','apiKey':'S1'}"),
                Arguments.of("digits that are no id", "{'author':'0501','related':['1234567890123456789']}"),
                Arguments.of("value of an own list", "{'tint':'501'}"),
                Arguments.of("numbers of a plugin", "{'plug':{'plugin':'x','n':42,'a':{'fieldtype':'asset','id':42}}}"),
                Arguments.of(
                        "link in a plugin, by number",
                        "{'plug':{'plugin':'x','a':{'linktype':'story','id':'501','cached_url':'en/team'}}}"),
                Arguments.of(
                        "block with fields like a link's",
                        "{'body':[{'component':'b','linktype':'story','id':'501'}]}"),
                Arguments.of(
                        "asset of another space",
                        "{'hero':{'fieldtype':'asset','filename':'//a.storyblok.com/f/9/aa/x.png'}}"),
                Arguments.of("entry that looks like a URL", "{'label':'//OG','locale':'S1'}"),
                Arguments.of(
                        "empty values",
                        "{'author':'','related':[],'label':null,'hero':null,'link':'','body':'','gallery':{}}"),
                Arguments.of("rich text block without a body", "{'x':{'type':'blok','attrs':{'id':'x','body':null}}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void kept(String what, String source) {
        JsonNode given = page(source);
        assertThat(rewriter().content(given).value()).isSameAs(given);
    }

    static Stream<Arguments> reported() {
        return Stream.of(
                Arguments.of("{'author':'GONE'}", "/author STORY_UUID GONE UNRESOLVED"),
                Arguments.of("{'author':'NONE'}", "/author STORY_UUID NONE UNRESOLVED"),
                Arguments.of(
                        "{'related':['S1','LATER']}",
                        "/related/0 STORY_UUID S1 T1 RESOLVED,/related/1 STORY_UUID LATER PENDING"),
                Arguments.of("{'any':'GONE'}", "/any STORY_UUID GONE UNRESOLVED"),
                Arguments.of("{'any':'NONE'}", ""),
                Arguments.of("{'a/b~c':{'linktype':'story','id':504}}", "/a~1b~0c/id STORY_ID 504 UNRESOLVED"),
                Arguments.of("{'hero':{'id':44,'filename':''}}", "/hero/id ASSET_ID 44 UNRESOLVED"),
                Arguments.of(
                        "{'t':'(//HERO) //a.storyblok.com/f/111/aa/lost.png?x'}",
                        "/t ASSET_URL HERO HERA RESOLVED,/t ASSET_URL a.storyblok.com/f/111/aa/lost.png UNRESOLVED"),
                Arguments.of(
                        "{'label':'red','labels':['red','blue'],'locale__i18n__de':'fr'}",
                        "/label DATASOURCE_ENTRY red red RESOLVED,/labels/0 DATASOURCE_ENTRY red red RESOLVED,"
                                + "/labels/1 DATASOURCE_ENTRY blue UNRESOLVED,/locale__i18n__de LANGUAGE fr UNRESOLVED"),
                Arguments.of("{'editor':8}", "/editor USER_ID 8 UNRESOLVED"),
                Arguments.of("{'plug':{'plugin':'x','id':42,'count':3}}", "/plug/id OPAQUE_ID 42 UNKNOWN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void reported(String source, String references) {
        String found = String.join(
                ",",
                rewriter().content(page(source)).references().stream()
                        .map(reference -> reference.pointer() + " " + reference.type() + " " + reference.from() + " "
                                + (reference.to() == null ? "" : reference.to() + " ") + reference.state())
                        .toList());
        assertThat(found).isEqualTo(text(references));
    }

    @Test
    void content_withoutAssets_asksForNone() {
        rewriter().content(page("{'author':'S1','text':'/foo /f/ a.storyblok.com','n':42}"));
        assertThat(identities.assetQuestions).isEmpty();
    }

    @Test
    void alignedUuids_numbersAndPathsAreRewritten_uuidsStay() {
        TestIdentities aligned = new TestIdentities(111).story(text("S2"), 502, "en/team", text("S2"), 902, "x");
        ReferenceRewriter rewriter = new ReferenceRewriter(Schemas.of(COMPONENTS), aligned, List.of());
        JsonNode given = page("{'author':'S2','a':{'linktype':'story','id':502,'cached_url':'en/team'}}");
        assertThat(rewriter.content(given).value().toString())
                .isEqualTo(page("{'author':'S2','a':{'linktype':'story','id':902,'cached_url':'x'}}")
                        .toString());
    }

    private ReferenceRewriter rewriter() {
        return new ReferenceRewriter(Schemas.of(COMPONENTS), identities, List.of());
    }

    /** Returns content with the properties of a text. */
    private static JsonNode page(String json) {
        return json("{'component':'page'," + json.substring(1));
    }

    private static JsonNode json(String json) {
        return JSON.readTree(text(json.replace("\\'", "\0").replace('\'', '"').replace("\0", "'")));
    }

    private static String text(String names) {
        return names.replace("LATER", "5e1f0000-0000-4000-8000-000000000005")
                .replace("GONE", "5e1f0000-0000-4000-8000-000000000004")
                .replace("NONE", "dead0000-0000-4000-8000-000000000009")
                .replaceAll("\\bS([123])\\b", "5e1f0000-0000-4000-8000-00000000000$1")
                .replaceAll("\\bT([123])\\b", "7a9e0000-0000-4000-8000-00000000000$1")
                .replace("HERO", "a.storyblok.com/f/111/1600x900/aa11bb22cc/hero.jpg")
                .replace("HERA", "a-us.storyblok.com/f/222/1600x900/dd33ee44ff/hero.jpg")
                .replace("OG", "a.storyblok.com/f/111/aa11bb22cc/og.png")
                .replace("OH", "a-us.storyblok.com/f/222/77aa88bb99/og.png");
    }
}
