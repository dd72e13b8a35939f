package dev.sbsync.core.internal.kind.component;

import dev.sbsync.core.internal.kind.record.RecordDraft;
import dev.sbsync.core.internal.kind.record.Reference;
import dev.sbsync.core.outcome.OutcomeCode;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The places of a component's schema that name other items of its space (docs/management-api.md). Stateless. */
final class SchemaReferences {

    /** What a field allows or denies, by the members that list it; components are listed by name. */
    private static final Map<String, String> LISTS = Map.of(
            "component_group_whitelist", ComponentGroupsKind.ID,
            "component_group_denylist", ComponentGroupsKind.ID,
            "component_tag_whitelist", InternalTagsKind.ID,
            "component_tag_denylist", InternalTagsKind.ID);

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
                draft.mayName(pointer, "asset_folders", Reference.Form.ID);
            } else if (member.equals("datasource_slug")) {
                draft.names(pointer, "datasources");
            } else if (member.equals("id")) {
                draft.uncompared(pointer);
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
}
