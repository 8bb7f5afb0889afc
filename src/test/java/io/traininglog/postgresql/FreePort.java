package io.traininglog.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Ports of the loopback interface for servers that go away and come back.
 *
 * <p>They lie below those that Linux gives to outgoing connections. There, another process' connection could take the
 * port in between; and a client that keeps on trying would sooner or later be given it, and be connected to itself.
 */
final class FreePort {

    private static final int FIRST = 10_240;
    private static final int LAST = 32_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FreePort() {}

    /** One that nobody listens on now: whoever binds it must be ready to find that somebody was quicker. */
    static int find() throws IOException {
        IOException taken = new IOException("no port between " + FIRST + " and " + LAST + " is free");
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = FIRST + RANDOM.nextInt(LAST - FIRST);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }
}
