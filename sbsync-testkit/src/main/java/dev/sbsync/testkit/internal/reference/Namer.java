package dev.sbsync.testkit.internal.reference;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces identities of one of two spaces by names. In the source only those are named that have a counterpart in the
 * target: the others are to be kept as they are. In the target all are named.
 */
final class Namer {
    private static final String SLASH = "\\\\?/";
    private static final String PART = "[^\\s\"'()<>\\\\/?#]+";
    private static final Pattern URL = Pattern.compile("(?<scheme>(?:https?:)?" + SLASH + SLASH
            + ")?(?<![A-Za-z0-9.-])(?<storage>s3\\.amazonaws\\.com" + SLASH
            + ")?(?<host>(?:a2?(?:-us|-ap|-ca)?\\.storyblok\\.com|a\\.storyblokchina\\.cn)"
            + "|img2\\.storyblok\\.com(?:" + SLASH + "[^\\s\"'<>\\\\]*?)?)" + SLASH
            + "(?<key>f" + SLASH + "\\d+(?:" + SLASH + "\\d*[xX]\\d*)?" + SLASH + PART + SLASH + PART + ")");

    private static final Pattern SENTENCE_END = Pattern.compile("[.,;:!]+$");

    private final SpaceIdentities own;
    private final SpaceIdentities other;
    private final boolean source;

    private Namer(SpaceIdentities own, SpaceIdentities other, boolean source) {
        this.own = own;
        this.other = other;
        this.source = source;
    }

    static Namer source(SpaceIdentities source, SpaceIdentities target) {
        return new Namer(source, target, true);
    }

    static Namer target(SpaceIdentities target, SpaceIdentities source) {
        return new Namer(target, source, false);
    }

    boolean ofSource() {
        return source;
    }

    /** Returns the name for a whole text that is the uuid of a story. */
    Optional<String> uuid(String text) {
        return named(own.storyByUuid(text));
    }

    /** Returns the name for an id. */
    Optional<String> id(String kind, String id) {
        return named(own.byId(kind, id));
    }

    /** Returns a text with names in place of the URLs of assets; what is around their keys stays. */
    String text(String text) {
        Matcher url = URL.matcher(text);
        StringBuilder named = new StringBuilder();
        while (url.find()) {
            String key = url.group("key").replace("\\/", "/");
            String bare = own.assetByKey(key).isPresent()
                    ? key
                    : SENTENCE_END.matcher(key).replaceFirst("");
            String shown = named(own.assetByKey(bare))
                    .map(name -> shown(url, name) + key.substring(bare.length()))
                    .orElse(url.group());
            url.appendReplacement(named, Matcher.quoteReplacement(shown));
        }
        return url.appendTail(named).toString();
    }

    /** The copy has the delivery host of the target; the old image service is kept with its filters. */
    private String shown(Matcher url, String name) {
        String host = url.group("host");
        boolean imageService = host.startsWith("img2.");
        String storage = url.group("storage") == null ? "" : url.group("storage");
        String scheme = url.group("scheme") == null ? "" : url.group("scheme");
        boolean escaped = url.group("key").contains("\\/");
        String expected = source && !imageService ? other.host(name) : storage + host;
        return scheme + expected + (escaped ? " escaped" : "") + "{" + name + "}";
    }

    private Optional<String> named(Optional<String> name) {
        return source ? name.filter(other::has) : name;
    }
}
