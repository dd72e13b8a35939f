package dev.sbsync.cli.config;

import dev.sbsync.core.state.SpacePair;
import java.net.URI;
import java.util.Optional;

/** Both spaces, and the settings to connect them with. */
record Sides(HostSettings settings, Side from, Side to) {

    /**
     * A space and its host.
     *
     * @param unset the origin of the host if no setting determined it
     */
    record Side(Setting space, URI host, String unset) {}

    /**
     * Returns the sides of a run that is resumed, or of a plan file.
     *
     * @param from the source that is set, if any
     * @param to the target that is set, if any
     * @throws UsageException if other spaces or hosts are set
     */
    static Sides of(StoredPair stored, HostSettings settings, Optional<Setting> from, Optional<Setting> to) {
        Sides sides = matching(stored, settings, from, to);
        settings.refuseUnknown(stored.pair().sourceHost(), settings.from(), stored);
        return sides;
    }

    /**
     * Returns the sides of a run that is undone; the source is not connected.
     *
     * @throws UsageException if other spaces or hosts are set
     */
    static Sides ofUndo(StoredPair run, HostSettings settings) {
        Environment environment = settings.lookup().environment();
        return matching(run, settings, environment.find(Key.FROM), environment.find(Key.TO));
    }

    private static Sides matching(
            StoredPair stored, HostSettings settings, Optional<Setting> from, Optional<Setting> to) {
        SpacePair pair = stored.pair();
        Setting source = stored.space(pair.sourceId(), from);
        Setting target = stored.space(pair.targetId(), to);
        settings.refuseOther(pair.sourceHost(), settings.from(), "--from-region", stored);
        settings.refuseOther(pair.targetHost(), settings.to(), "--to-region", stored);
        settings.refuseUnknown(pair.targetHost(), settings.to(), stored);
        return new Sides(
                settings,
                new Side(source, pair.sourceHost(), stored.origin()),
                new Side(target, pair.targetHost(), stored.origin()));
    }
}
