package dev.sbsync.testkit;

import java.util.List;

/** Every reference in a component schema, its root and its presets; see {@link ReferenceRows} for the placeholders. */
final class ReferenceSchemas {
    /**
     * A field of a schema.
     *
     * @param name what is special about it
     * @param field its schema, as JSON
     */
    record Row(String name, String field) {}

    /** The id of a folder that does not exist. */
    static final int UNKNOWN_FOLDER = 5;

    /** The lists whose second element does not exist. */
    static final List<String> WITH_UNKNOWN =
            List.of("component_group_whitelist", "component_tag_whitelist", "component_tag_denylist");

    static final List<Row> FIELDS = List.of(
            new Row("component_group_whitelist", """
                    {"type":"bloks","restrict_type":"groups","restrict_components":true,
                     "component_group_whitelist":["<group>","00000000-0000-4000-8000-000000000001"]}"""),
            new Row("component_group_denylist", """
                    {"type":"richtext","restrict_type":"groups","component_group_denylist":["<group>","<group>"]}"""),
            new Row("component_tag_whitelist", """
                    {"type":"bloks","restrict_type":"tags","component_tag_whitelist":[<tag>,99]}"""),
            new Row("component_tag_denylist", """
                    {"type":"richtext","restrict_type":"tags","component_tag_denylist":[<tag>,98]}"""),
            new Row("component_whitelist", """
                    {"type":"multilink","component_whitelist":["everything","gone"],"component_denylist":["gone"]}"""),
            new Row("filter_content_type", """
                    {"type":"options","source":"internal_stories","filter_content_type":["everything"],"folder_slug":"refs/"}"""),
            new Row("datasource_slug", "{\"type\":\"option\",\"source\":\"internal\",\"datasource_slug\":\"colours\"}"),
            new Row("link_scope", "{\"type\":\"multilink\",\"link_scope\":\"refs/\"}"),
            new Row("asset_folder_id", "{\"type\":\"asset\",\"asset_folder_id\":<folder>}"),
            new Row("unknown asset_folder_id", "{\"type\":\"multiasset\",\"asset_folder_id\":5}"),
            new Row("plugin", """
                    {"type":"custom","field_type":"shop","options":[{"name":"token","value":"t-<own-id>"}]}"""),
            new Row("external_datasource", """
                    {"type":"option","source":"external","external_datasource":"https://example.com/list?token=t"}"""),
            new Row("default bloks as text", """
                    {"type":"bloks","default_value":"[{\\"component\\":\\"everything\\",\\"author\\":\\"<uuid>\\"}]"}"""),
            new Row("default bloks", """
                    {"type":"bloks","default_value":[{"component":"everything","hero":{"id":<asset>,"filename":"<url>"}}]}"""),
            new Row("default link as text", """
                    {"type":"multilink","default_value":"{\\"linktype\\":\\"story\\",\\"id\\":\\"<uuid>\\"}"}"""),
            new Row("default asset as text", """
                    {"type":"asset","default_value":"{\\"fieldtype\\":\\"asset\\",\\"id\\":<asset>,\\"filename\\":\\"<url>\\"}"}"""),
            new Row("default option", """
                    {"type":"option","source":"internal_stories","default_value":"<uuid>"}"""),
            new Row("default options as words", """
                    {"type":"options","source":"internal_stories","default_value":"<uuid> <uuid>"}"""),
            new Row("default text", "{\"type\":\"text\",\"default_value\":\"{no JSON <own-id>\"}"),
            new Row("section", """
                    {"type":"section","keys":["field-1"],"conditional_settings":[{"rule_match":"all"}]}"""));

    private ReferenceSchemas() {}
}
