package dev.sbsync.transport.http;

import dev.sbsync.transport.Addresses;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The default proxy: that of the JVM's selector ({@code https.proxyHost}, {@code http.nonProxyHosts}), or else that of
 * {@code HTTPS_PROXY} and {@code NO_PROXY}, in upper or lower case. Never used for loopback hosts.
 */
final class EnvironmentProxy extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Map<String, String> environment;

    EnvironmentProxy(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (Addresses.loopback(uri)) {
            return DIRECT;
        }
        ProxySelector system = ProxySelector.getDefault();
        List<Proxy> chosen = system == null ? DIRECT : system.select(uri);
        boolean named = chosen.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
        return named ? chosen : fromVariables(uri);
    }

    private List<Proxy> fromVariables(URI target) {
        String address = variable("HTTPS_PROXY");
        if (address == null || !"https".equalsIgnoreCase(target.getScheme()) || excepted(target.getHost())) {
            return DIRECT;
        }
        URI uri = URI.create(address.contains("://") ? address : "http://" + address);
        return List.of(new Proxy(Proxy.Type.HTTP, addressOf(uri, "HTTPS_PROXY")));
    }

    /**
     * Entries of {@code NO_PROXY} are hosts, which include their subdomains. A leading dot or {@code *.} and ports are
     * ignored.
     */
    private boolean excepted(String host) {
        String exceptions = variable("NO_PROXY");
        if (exceptions == null) {
            return false;
        }
        String target = host.toLowerCase(Locale.ROOT);
        for (String entry : exceptions.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            String name = entry.replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
            if (name.equals("*") || (!name.isEmpty() && (target.equals(name) || target.endsWith("." + name)))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String variable(String name) {
        String value = environment.getOrDefault(name, environment.get(name.toLowerCase(Locale.ROOT)));
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * Returns the socket address of a proxy such as {@code http://proxy.example.com:3128}.
     *
     * @throws IllegalArgumentException if the address is invalid; the message does not contain user info
     */
    static InetSocketAddress addressOf(URI address, String source) {
        if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    source + " must be an address such as http://proxy.example.com:3128, got "
                            + Addresses.shown(address) + ".");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    source + " contains user info, but proxies with authentication are not supported; remove it.");
        }
        int port = address.getPort() < 0 ? 80 : address.getPort();
        return InetSocketAddress.createUnresolved(address.getHost(), port);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the exchange reports the failure
    }
}
