package io.traininglog.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** Accepts connections at a port of the loopback interface, in a thread of its own, until it is closed. */
final class Listener implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket socket;
    private final Thread thread;

    private Listener(ServerSocket socket, Consumer<Socket> accepted) {
        this.socket = socket;
        this.thread = new Thread(() -> acceptAll(accepted), "connections to port " + socket.getLocalPort());
        thread.setDaemon(true);
        thread.start();
    }

    /** At a port that is free. */
    static Listener anywhere(Consumer<Socket> accepted) throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                return at(FreePort.find(), accepted);
            } catch (BindException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    static Listener at(int port, Consumer<Socket> accepted) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true); // connections of the one before may still be on their way out
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return new Listener(socket, accepted);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void acceptAll(Consumer<Socket> accepted) {
        while (true) {
            try {
                accepted.accept(socket.accept());
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    /** Returns when the system refuses connections, which it does not while a thread still waits for one. */
    @Override
    public void close() {
        try {
            socket.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a port was closed", e);
        }
    }
}
