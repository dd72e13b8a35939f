package dev.sbsync.core.internal.reference;

import java.util.Objects;

/** Rewrites the asset URLs of texts. Everything around the path and its host is kept: scheme, filters, query. */
final class AssetTexts {

    private final AssetUrls urls;
    private final TargetIdentities identities;
    private final Findings findings;

    AssetTexts(AssetUrls urls, TargetIdentities identities, Findings findings) {
        this.urls = urls;
        this.identities = identities;
        this.findings = findings;
    }

    /** Returns a text with the target's URLs; the same instance if nothing changes. */
    String rewritten(String text) {
        StringBuilder rewritten = null;
        int copied = 0;
        for (AssetUrls.Place place = urls.next(text, 0); place != null; ) {
            Found found = found(place.path());
            String from = text.substring(place.from(), found.end);
            AssetTarget target = found.resolution.target();
            String to = target == null ? from : written(place, from, target, found.key);
            findings.add(ReferenceType.ASSET_URL, from, found.resolution, any -> to);
            if (!to.equals(from)) {
                rewritten = rewritten == null ? new StringBuilder() : rewritten;
                rewritten.append(text, copied, place.from()).append(to);
                copied = found.end;
            }
            place = urls.next(text, found.end);
        }
        return rewritten == null
                ? text
                : rewritten.append(text, copied, text.length()).toString();
    }

    private record Found(int end, AssetKey key, Resolution<AssetTarget> resolution) {}

    /** Returns the asset with the longest name that is known; if none is, the one with the shortest name. */
    private Found found(AssetPath path) {
        Found found = null;
        for (int end : path.ends()) {
            AssetKey key = path.key(end);
            found = new Found(end, key, identities.asset(key));
            ReferenceState state = found.resolution.state();
            if (state == ReferenceState.RESOLVED || state == ReferenceState.PENDING) {
                return found;
            }
        }
        return Objects.requireNonNull(found, "a path has a name");
    }

    private static String written(AssetUrls.Place place, String from, AssetTarget target, AssetKey key) {
        if (key.equals(AssetKey.of(target.url()).orElse(null))) {
            return from; // the target has the same file
        }
        String to = place.withHost() ? target.url() : target.path();
        return place.path().escaped() ? to.replace("/", "\\/") : to;
    }
}
