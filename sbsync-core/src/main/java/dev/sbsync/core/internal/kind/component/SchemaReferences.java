package dev.sbsync.core.internal.kind.component;

import dev.sbsync.core.internal.kind.asset.AssetFoldersKind;
import dev.sbsync.core.internal.kind.record.RecordDraft;
import dev.sbsync.core.internal.kind.record.Reference;
import dev.sbsync.core.outcome.OutcomeCode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The places of a component's schema that name other items of its space (docs/management-api.md). Stateless. */
final class SchemaReferences {

    /** What a field allows or denies, by the members that list it; components are listed by name. */
    private static final Map<String, String> LISTS = Map.of(
            "component_group_whitelist", ComponentGroupsKind.ID,
            "component_group_denylist", ComponentGroupsKind.ID,
            "component_tag_whitelist", InternalTagsKind.ID,
            "component_tag_denylist", InternalTagsKind.ID);

    /** A uuid, a token, or a URL of the API. */
    private static final Pattern OF_A_SPACE =
            Pattern.compile("\\b\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b|\\btoken=|storyblok\\.com");

    private SchemaReferences() {}

    /** Adds the references of a component's schema; the ids of its fields are not compared. */
    static void addTo(RecordDraft draft) {
        draft.body().path("schema").properties().forEach(field -> {
            String name = field.getKey().replace("~", "~0").replace("/", "~1");
            addField(draft, "/schema/" + name, field.getValue());
        });
    }

    private static void addField(RecordDraft draft, String at, JsonNode field) {
        for (String member : List.copyOf(field.propertyNames())) {
            String pointer = at + "/" + member;
            String listed = LISTS.get(member);
            if (listed != null) {
                addList(draft, pointer, listed);
            } else if (member.equals("asset_folder_id")) {
                draft.mayName(pointer, AssetFoldersKind.ID);
            } else if (member.equals("datasource_slug")) {
                draft.names(pointer, "datasources", OutcomeCode.DATASOURCE_MISSING);
            } else if (member.equals("id")) {
                draft.uncompared(pointer);
            } else if (member.equals("external_datasource")) {
                keep(draft, pointer, field.path(member));
            } else if (member.equals("options")) {
                for (int i = 0; i < field.path(member).size(); i++) {
                    keep(
                            draft,
                            pointer + "/" + i + "/value",
                            field.path(member).path(i).path("value"));
                }
            }
        }
    }

    private static void addList(RecordDraft draft, String pointer, String kind) {
        boolean restricted = !draft.body().at(pointer).isEmpty();
        draft.mayNameEach(pointer, kind, kind.equals(ComponentGroupsKind.ID) ? Reference.Form.UUID : Reference.Form.ID);
        if (restricted && draft.body().at(pointer).isEmpty() && pointer.endsWith("_whitelist")) {
            draft.warn(
                    OutcomeCode.RESTRICTION_EMPTY,
                    pointer.substring(1) + " is empty without the items that no longer exist");
        }
    }

    /** Warns of a value of a plugin or another server that names the space it was made for. */
    private static void keep(RecordDraft draft, String pointer, JsonNode value) {
        if (OF_A_SPACE.matcher(value.asString("")).find()) {
            draft.warn(OutcomeCode.VALUE_KEPT, pointer.substring(1) + " may be for the source alone");
        }
    }
}
