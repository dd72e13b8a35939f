package dev.sbsync.core.plan;

import java.util.Locale;

/** Which uuid the copy of a story has. */
public enum IdentityMode {
    /** The source's: a copy takes it over, so that references by uuid stay as they are. The default. */
    ALIGN,
    /** Its own: a new copy costs one request less, and references by uuid are rewritten. */
    MAP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
