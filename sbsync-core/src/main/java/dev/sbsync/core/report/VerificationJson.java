package dev.sbsync.core.report;

import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.Status;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a verification as JSON, {@code schema: 2}, with the names used in reports. Stateless; equal verifications give
 * equal bytes.
 *
 * <p>{@code source{id,name}, target{id,name}, checksum, equal, verdict,
 * summary{total,equal,different,missing,incomplete,extra,kinds{KIND{total,…,extra}}},
 * items[{fullSlug,kind,kindGroup,key,status,sourceId,uuid,differences[{field,detail,pointer,old,new,places[],morePlaces,changes[{op,path,from,old,value}]}],references[{pointer,type,from,state}],warnings[]}],
 * extra[{fullSlug,kind,kindGroup,targetId,uuid}]}.
 */
public final class VerificationJson {

    private VerificationJson() {}

    /** Returns the verification as indented JSON text. */
    public static String write(Verification verification) {
        ObjectNode json = JsonText.schema();
        JsonText.space(json.putObject("source"), verification.source());
        JsonText.space(json.putObject("target"), verification.target());
        json.put("checksum", verification.checksum());
        json.put("equal", verification.equal());
        json.put("verdict", VerificationVerdict.line(verification));
        ObjectNode summary = json.putObject("summary");
        counts(summary, verification);
        ObjectNode kinds = summary.putObject("kinds");
        ByKind.of(verification).forEach((kind, part) -> counts(kinds.putObject(kind), part));
        ArrayNode items = json.putArray("items");
        verification.items().forEach(item -> item(items.addObject(), item));
        PlanJson.extra(json.putArray("extra"), verification.extra());
        return JsonText.of(json);
    }

    private static void counts(ObjectNode summary, Verification verification) {
        summary.put("total", verification.items().size());
        for (Status status : Status.values()) {
            summary.put(status.toString(), verification.count(status));
        }
        summary.put("extra", verification.extra().size());
    }

    private static void item(ObjectNode json, Verification.VerifiedItem item) {
        JsonText.item(json, item.source());
        json.put("status", item.status().toString());
        json.put("sourceId", item.source().id());
        json.put("uuid", item.source().uuid());
        JsonText.differences(json, item.differences());
        JsonText.references(json, item.warnings());
        JsonText.problems(json.putArray("warnings"), item.warnings());
    }
}
