package dev.sbsync.cli.config;

import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.selection.Selection;
import java.lang.reflect.Member;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The flags of commands that use a source and a target space. */
public final class PairFlags {

    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final String IDENTITY = "--identity";
    private static final Set<Class<?>> DECIDING = Set.of(SelectionFlags.class, PolicyFlags.class, DeleteFlags.class);

    @Option(names = FROM, paramLabel = "ID", description = "Space to read ($SB_SOURCE_SPACE_ID).")
    private @Nullable String from;

    @Option(names = TO, paramLabel = "ID", description = "Space to compare with or write to ($SB_TARGET_SPACE_ID).")
    private @Nullable String to;

    @Mixin
    private SelectionFlags selection = new SelectionFlags();

    @Option(
            names = IDENTITY,
            paramLabel = "MODE",
            completionCandidates = Choices.IdentityModes.class,
            description = "The uuids of copies: align (default: those of the source), or map (their own).")
    private @Nullable String identity;

    /** What sets, once connected, that only referenced assets are synced; null for the default. */
    private @Nullable Setting referenced;

    @Mixin
    private SpeedFlags speed = new SpeedFlags();

    /** Reads flags and variables and connects both sides; sends no request. */
    public PairConnection connect(Environment environment) {
        Lookup lookup = new Lookup(environment);
        return connect(sides(lookup), lookup);
    }

    /**
     * Connects the spaces of a plan file; sends no request.
     *
     * @throws UsageException if a flag, a variable or the settings file names other spaces or another host
     */
    public PairConnection connect(Environment environment, StoredPair file) {
        Lookup lookup = new Lookup(environment);
        Optional<Setting> source = lookup.find(FROM, from, Key.FROM);
        Optional<Setting> target = lookup.find(TO, to, Key.TO);
        return connect(Sides.of(file, speed.settings(lookup), source, target), lookup);
    }

    private Sides sides(Lookup lookup) {
        Setting source = required(FROM, from, Key.FROM, "source", lookup);
        Setting target = required(TO, to, Key.TO, "target", lookup);
        long sourceId = source.spaceId();
        long targetId = target.spaceId();
        HostSettings settings = speed.settings(lookup);
        URI sourceHost = settings.host(settings.from(), "--from-region", source);
        URI targetHost = settings.host(settings.to(), "--to-region", target);
        if (sourceId == targetId && sourceHost.equals(targetHost)) {
            throw new UsageException("Source and target are the same space, " + sourceId
                    + "; set two different ids with --from and --to.");
        }
        String unset = "derived from the space id";
        return new Sides(
                settings, new Sides.Side(source, sourceHost, unset), new Sides.Side(target, targetHost, unset));
    }

    private PairConnection connect(Sides sides, Lookup lookup) {
        boolean allowEmpty = selection.allowEmpty(lookup);
        SelectedKinds kinds = selection.kinds(lookup);
        Optional<Setting> assets = selection.assets(lookup, kinds);
        IdentityMode uuids = PolicyFlags.policy(IDENTITY, identity, new Choices.IdentityModes(), IdentityMode.ALIGN);
        PairConnection connection = speed.connect(sides)
                .selecting(
                        kinds,
                        selection.selection(),
                        allowEmpty,
                        List.of(Explanation.selectors(allowEmpty, lookup), Explanation.assets(kinds, assets, lookup)));
        connection.sync().identity(uuids);
        assets.map(setting -> AssetScope.valueOf(setting.value().toUpperCase(Locale.ROOT)))
                .ifPresent(connection.sync()::assets);
        referenced = assets.filter(setting -> setting.value().equals(SelectionFlags.REFERENCED))
                .orElse(null);
        return connection;
    }

    /** Returns whether a flag chooses items, or what is done with them. */
    public static boolean chooses(OptionSpec flag) {
        return flag.longestName().equals(IDENTITY)
                || (flag.userObject() instanceof Member member && DECIDING.contains(member.getDeclaringClass()));
    }

    /** Returns the selection; everything if no flag is given. */
    public Selection selection() {
        return selection.selection();
    }

    /** Returns what sets, once connected, that only referenced assets are synced; null for the default. */
    @Nullable
    Setting referenced() {
        return referenced;
    }

    private static Setting required(String flag, @Nullable String value, Key key, String side, Lookup lookup) {
        return lookup.find(flag, value, key)
                .orElseThrow(() -> new UsageException("The " + side + " space is not set; use " + flag + " ID or set "
                        + key.variable().orElseThrow() + " ('sbsync spaces' lists the ids)."));
    }
}
