package dev.sbsync.transport.internal.httpclient;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Selects a direct connection or a tunnel through a proxy. Plain http is used for loopback hosts only and never through
 * a proxy, which could read the token.
 */
record Routes(ProxySelector proxies) implements HttpRoutePlanner {

    @Override
    public HttpRoute determineRoute(HttpHost target, HttpContext context) {
        int port = target.getPort() > 0 ? target.getPort() : "https".equals(target.getSchemeName()) ? 443 : 80;
        HttpHost host = new HttpHost(target.getSchemeName(), target.getAddress(), target.getHostName(), port);
        if (!"https".equals(target.getSchemeName())) {
            return new HttpRoute(host, null, false);
        }
        List<Proxy> chosen = proxies.select(URI.create(host.toURI()));
        for (Proxy proxy : chosen) {
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress address) {
                InetAddress resolved = address.getAddress();
                return new HttpRoute(
                        host, null, new HttpHost("http", resolved, address.getHostString(), address.getPort()), true);
            }
            if (proxy.type() == Proxy.Type.DIRECT) {
                break;
            }
        }
        return new HttpRoute(host, null, true);
    }
}
