package dev.sbsync.client.error;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an error message is about, determined from its text before secrets are hidden. */
public enum Complaint {
    /** Another item of the same folder has the slug (docs/management-api.md). */
    SLUG_TAKEN,
    /** Another item of the same folder has the translated slug. */
    TRANSLATED_SLUG_TAKEN,
    /** Another story of the space has the uuid. */
    UUID_TAKEN,
    /** The item is locked. The API's text is not known; any mention of a lock counts. */
    LOCKED,
    /** The space may not have files of this type; the API's text is known from one report. */
    FILE_TYPE_REFUSED,
    /** Publishing is refused. The API's text is not known; any mention of publishing counts. */
    PUBLISHING;

    private static final String TAKEN = "has already been taken";
    private static final Pattern LOCK = Pattern.compile("\\block(ed)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_TYPE = Pattern.compile("\\b(asset|file) type\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLISH = Pattern.compile("\\bpublish(ed|ing)?\\b", Pattern.CASE_INSENSITIVE);

    /** Returns everything that the messages are about. */
    public static Set<Complaint> of(Collection<FieldMessage> messages) {
        Set<Complaint> complaints = EnumSet.noneOf(Complaint.class);
        for (FieldMessage message : messages) {
            String text = message.message();
            String lower = text.toLowerCase(Locale.ROOT);
            boolean taken = lower.contains(TAKEN);
            if (taken && message.field().equals("slug")) {
                complaints.add(SLUG_TAKEN);
            }
            if (taken && message.field().equals("translated_slugs.slug")) {
                complaints.add(TRANSLATED_SLUG_TAKEN);
            }
            if (taken && (message.field().equals("uuid") || lower.startsWith("uuid "))) {
                complaints.add(UUID_TAKEN);
            }
            if (FILE_TYPE.matcher(text).find()) {
                complaints.add(FILE_TYPE_REFUSED);
            }
            if (LOCK.matcher(text).find()) {
                complaints.add(LOCKED);
            }
            if (PUBLISH.matcher(text).find()) {
                complaints.add(PUBLISHING);
            }
        }
        return complaints;
    }
}
