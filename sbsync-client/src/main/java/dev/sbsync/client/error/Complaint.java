package dev.sbsync.client.error;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a refusal is about, as far as its words show. It is read from the answer itself, before secrets are hidden. */
public enum Complaint {
    /** Another item of the same folder has the slug (docs/management-api.md). */
    SLUG_TAKEN,
    /** Another item of the same folder has the slug in a language. */
    TRANSLATED_SLUG_TAKEN,
    /** Another story of the space has the uuid. */
    UUID_TAKEN,
    /** The item is locked. The API's text for it is not known; the word is the best there is. */
    LOCKED,
    /** Publishing is refused. The API's text for it is not known either. */
    PUBLISHING;

    private static final String TAKEN = "has already been taken";
    private static final Pattern LOCK = Pattern.compile("\\block(ed)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLISH = Pattern.compile("\\bpublish(ed|ing)?\\b", Pattern.CASE_INSENSITIVE);

    /** Returns what messages are about; several, if they speak of several. */
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
