package dev.sbsync.cli.config;

import dev.sbsync.core.item.Kind;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.Stream;

/** The values of a flag that accepts one of a fixed set; shell completion offers them. */
abstract class Choices extends AbstractList<String> {

    private final List<String> words;

    private Choices(String... words) {
        this.words = List.of(words);
    }

    @Override
    public String get(int index) {
        return words.get(index);
    }

    @Override
    public int size() {
        return words.size();
    }

    static final class Regions extends Choices {
        Regions() {
            super("eu", "us", "ca", "ap", "cn");
        }
    }

    static final class LimitScopes extends Choices {
        LimitScopes() {
            super("token", "space");
        }
    }

    static final class ExistingPolicies extends Choices {
        ExistingPolicies() {
            super("update", "skip", "fail");
        }
    }

    static final class CollisionPolicies extends Choices {
        CollisionPolicies() {
            super("overwrite", "skip", "fail");
        }
    }

    static final class DriftPolicies extends Choices {
        DriftPolicies() {
            super("skip", "overwrite", "fail");
        }
    }

    static final class ReportFormats extends Choices {
        ReportFormats() {
            super("text", "json", "md", "html");
        }
    }

    static final class YesOrNo extends Choices {
        YesOrNo() {
            super("true", "false");
        }
    }

    static final class PublishModes extends Choices {
        PublishModes() {
            super("mirror", "draft", "always");
        }
    }

    static final class UnresolvedPolicies extends Choices {
        UnresolvedPolicies() {
            super("keep", "fail");
        }
    }

    static final class IdentityModes extends Choices {
        IdentityModes() {
            super("align", "map");
        }
    }

    static final class Kinds extends Choices {
        Kinds() {
            super(Stream.concat(Stream.of(Kind.values()).map(Kind::id), Stream.of(SelectedKinds.ALL))
                    .toArray(String[]::new));
        }
    }

    static final class AssetScopes extends Choices {
        AssetScopes() {
            super("referenced", "all");
        }
    }

    static final class ReadItems extends Choices {
        ReadItems() {
            super("suspects", "none", "all");
        }
    }

    static final class States extends Choices {
        States() {
            super("published", "draft", "dirty");
        }
    }
}
