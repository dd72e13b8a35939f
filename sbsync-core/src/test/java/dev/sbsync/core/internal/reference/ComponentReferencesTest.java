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

/** The references of components and presets. STORY and COPY are uuids, PICTURE and ITS_COPY URLs of assets. */
class ComponentReferencesTest {

    private final TestIdentities identities = new TestIdentities(111)
            .story(text("STORY"), 501, "a", text("COPY"), 901, "a")
            .asset(42, text("PICTURE"), 77, text("ITS_COPY"));

    private final ReferenceRewriter rewriter = new ReferenceRewriter(
            Schemas.of(
                    List.of(json("{'name':'card','schema':{'author':{'type':'option','source':'internal_stories'}}}"))),
            identities,
            List.of());

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of(
                        "blocks as text",
                        "{'type':'bloks','default_value':'[{\\\"component\\\":\\\"card\\\",\\\"n\\\":1.10,\\\"author\\\":501}]'}",
                        "{'type':'bloks','default_value':'[{\\\"component\\\":\\\"card\\\",\\\"n\\\":1.10,\\\"author\\\":901}]'}"),
                Arguments.of(
                        "blocks as an array",
                        "{'type':'bloks','default_value':[{'component':'card','author':'STORY'}]}",
                        "{'type':'bloks','default_value':[{'component':'card','author':'COPY'}]}"),
                Arguments.of(
                        "asset as text",
                        "{'type':'asset','default_value':'{\\\"id\\\":42,\\\"filename\\\":\\\"PICTURE\\\"}'}",
                        "{'type':'asset','default_value':'{\\\"id\\\":77,\\\"filename\\\":\\\"ITS_COPY\\\"}'}"),
                Arguments.of(
                        "link as text",
                        "{'type':'multilink','default_value':' {\\\"id\\\":\\\"501\\\",\\\"linktype\\\":\\\"story\\\"}'}",
                        "{'type':'multilink','default_value':'{\\\"id\\\":\\\"901\\\",\\\"linktype\\\":\\\"story\\\"}'}"),
                Arguments.of(
                        "one story",
                        "{'type':'option','source':'internal_stories','default_value':'501'}",
                        "{'type':'option','source':'internal_stories','default_value':'901'}"),
                Arguments.of(
                        "stories between spaces",
                        "{'type':'options','source':'internal_stories','default_value':'STORY 501 x'}",
                        "{'type':'options','source':'internal_stories','default_value':'COPY 901 x'}"),
                Arguments.of(
                        "stories as an array",
                        "{'type':'options','source':'internal_stories','default_value':['STORY',501]}",
                        "{'type':'options','source':'internal_stories','default_value':['COPY',901]}"),
                Arguments.of(
                        "text that begins as JSON",
                        "{'type':'markdown','default_value':'[x](PICTURE)'}",
                        "{'type':'markdown','default_value':'[x](ITS_COPY)'}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void defaults(String what, String source, String target) {
        JsonNode given = json("{'name':'c','schema':{'f':" + source + "}}");
        JsonNode copy = given.deepCopy();
        Rewritten rewritten = rewriter.component(given);
        assertThat(rewritten.value().toString())
                .isEqualTo(json("{'name':'c','schema':{'f':" + target + "}}").toString());
        assertThat(rewritten.references())
                .isNotEmpty()
                .allMatch(reference -> reference.pointer().startsWith("/schema/f/default_value"));
        assertThat(given).isEqualTo(copy);
    }

    @Test
    void component_whatIsNoDefault_isKept() {
        JsonNode component = json("""
                {'name':'STORY','display_name':'PICTURE','component_group_uuid':'STORY','preset_id':501,
                 'metadata':{'a':'STORY'},'internal_tag_ids':['501'],'schema':{
                 '_uid':'STORY','component':'c',
                 'a':{'type':'bloks','component_group_whitelist':['STORY'],'component_tag_whitelist':[501]},
                 'b':{'type':'asset','asset_folder_id':42,'default_value':null},
                 'c':{'type':'option','source':'internal_stories','default_value':'','folder_slug':'a/','use_uuid':true},
                 'd':{'type':'text','default_value':'{\\"a\\":1, \\"b\\":{ }}','description':'STORY'},
                 'e':{'type':'number','default_value':'501'},'f':{'type':'boolean','default_value':true},
                 'g':{'type':'text','default_value':'{\\"a\\":\\"STORY\\",\\"a\\":1}'},
                 'h':{'type':'custom','field_type':'x','options':[{'name':'a','value':'STORY'}],'default_value':'501'}}}""");
        assertThat(rewriter.component(component).value()).isSameAs(component);
    }

    @Test
    void images_areThoseOfTheTarget_screenshotsOutsideOfTheLibraryAreNoUnresolvedReferences() {
        JsonNode component = json(
                "{'image':'PICTURE','content_type_asset_preview':'//a.storyblok.com/f/111/bb/lost.png','preview_tmpl':'<img src=PICTURE/m/>'}");
        Rewritten rewritten = rewriter.component(component);
        assertThat(rewritten.value().toString())
                .isEqualTo(
                        json("{'image':'ITS_COPY','content_type_asset_preview':'//a.storyblok.com/f/111/bb/lost.png','preview_tmpl':'<img src=ITS_COPY/m/>'}")
                                .toString());
        assertThat(rewritten.references())
                .extracting(FoundReference::pointer)
                .containsExactly("/image", "/preview_tmpl");
    }

    @Test
    void preset_contentAndImage_areThoseOfTheTarget() {
        JsonNode preset = json(
                "{'name':'STORY','component_id':501,'image':'PICTURE','preset':{'_uid':'STORY','component':'card','author':501}}");
        assertThat(rewriter.preset(preset).value().toString())
                .isEqualTo(
                        json("{'name':'STORY','component_id':501,'image':'ITS_COPY','preset':{'_uid':'STORY','component':'card','author':901}}")
                                .toString());
        assertThat(rewriter.preset(preset).references())
                .extracting(FoundReference::pointer)
                .containsExactly("/image", "/preset/author");
    }

    private static JsonNode json(String json) {
        return JsonMapper.shared().readTree(text(json.replace('\'', '"')));
    }

    private static String text(String names) {
        return names.replace("STORY", "5e1f0000-0000-4000-8000-000000000001")
                .replace("ITS_COPY", "//a-us.storyblok.com/f/222/dd/b.png")
                .replace("COPY", "7a9e0000-0000-4000-8000-000000000001")
                .replace("PICTURE", "//a.storyblok.com/f/111/aa/a.png");
    }
}
