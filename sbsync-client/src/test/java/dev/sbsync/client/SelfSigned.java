package dev.sbsync.client;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for localhost, created with the JDK's keytool. */
final class SelfSigned {

    private static final String PASSWORD = "changeit";

    private SelfSigned() {}

    /** Creates a key store with such a certificate, which is deleted when the JVM exits. */
    static Path keyStore() {
        try {
            Path file = Files.createTempDirectory("sbsync").resolve("self-signed.p12");
            file.toFile().deleteOnExit();
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            String options = "-genkeypair -alias server -keyalg EC -dname CN=localhost -ext san=dns:localhost"
                    + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + file;
            List<String> command = Stream.concat(Stream.of(keytool), Stream.of(options.split(" ", -1)))
                    .toList();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool failed");
            }
            return file;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the options of a server with the certificate of this key store, on a free https port. */
    static WireMockConfiguration server(Path keyStore) {
        return WireMockConfiguration.wireMockConfig()
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(keyStore.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD);
    }

    /** Returns a context that trusts only the certificate of this key store. */
    static SSLContext trusting(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
