package io.traininglog.postgresql;

import io.traininglog.postgresql.Fault.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from clients to a PostgreSQL server, which a test can damage: a TCP proxy on the loopback interface.
 *
 * <p>It knows the messages of PostgreSQL's protocol, and so what a statement is, even one that was prepared long before;
 * it lets nobody encrypt. Thread-safe. Its threads are daemons, and end with it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">Message formats</a>
 */
public final class UnreliableLink implements AutoCloseable {

    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    private static final String COMMIT = "COMMIT";

    private final InetSocketAddress server;
    private final int port;
    private final Set<LinkedConnection> connections = new HashSet<>();
    private final EnumSet<Direction> held = EnumSet.noneOf(Direction.class);
    private final List<Fault> faults = new ArrayList<>();
    private boolean closed;

    /** Guards the listener, whose end waits for a thread that may be waiting for this link. */
    private final Object listening = new Object();

    private @Nullable Listener listener;

    private UnreliableLink(InetSocketAddress server) throws IOException {
        this.server = server;
        this.listener = Listener.anywhere(this::accept);
        this.port = listener.port();
    }

    /** A link in order. */
    public static UnreliableLink to(PostgresServer server) {
        try {
            return new UnreliableLink(new InetSocketAddress(InetAddress.getAllByName(server.host())[0], server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL of the same database, but through this link. */
    public String through(String url) {
        return ServerUrl.parse(url).at(Cluster.HOST, port).toString();
    }

    public int port() {
        return port;
    }

    /** How many connections there are. */
    public synchronized int connections() {
        return connections.size();
    }

    /** Resets all connections at once. New ones are let through. */
    public void cut() {
        List<LinkedConnection> cut;
        synchronized (this) {
            cut = List.copyOf(connections);
        }
        cut.forEach(LinkedConnection::reset);
    }

    /** Refuses new connections, as a machine does where no server listens. Those that there are go on. */
    public void refuse() {
        synchronized (listening) {
            if (listener != null) {
                listener.close();
                listener = null;
            }
        }
    }

    /** Lets nothing pass either way and tells nobody, as when a network falls apart. New connections hear nothing. */
    public synchronized void freeze() {
        held.addAll(EnumSet.allOf(Direction.class));
    }

    /** Lets everything through to the server, which acts on it, and nothing back. */
    public synchronized void holdAnswers() {
        held.add(Direction.TO_CLIENT);
    }

    /** Lets through what was held, whatever comes, and new connections. Faults that were set stay. */
    public void restore() {
        synchronized (listening) {
            synchronized (this) {
                if (closed) {
                    throw new IllegalStateException("this link is closed");
                }
                held.clear();
                notifyAll();
            }
            if (listener == null) {
                try {
                    listener = Listener.at(port, this::accept);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /**
     * Resets the connection of the next client that runs a statement with this text in it, before the server hears of it.
     */
    public Fault cutBefore(String statement) {
        return set(new Fault("", statement, Moment.BEFORE_THE_SERVER_HEARS));
    }

    /**
     * Resets the connection of the next client that runs a statement with this text in it, when the server has done as it
     * was told, and before the client hears of that.
     */
    public Fault cutAfter(String statement) {
        return set(new Fault("", statement, Moment.BEFORE_THE_CLIENT_HEARS));
    }

    /**
     * Resets the connection of the next client that commits a transaction in which it has run a statement with this text in
     * it, before the server hears of that.
     */
    public Fault cutBeforeCommitOf(String statement) {
        return set(new Fault(statement, COMMIT, Moment.BEFORE_THE_SERVER_HEARS));
    }

    /**
     * Resets the connection of the next client that commits a transaction in which it has run a statement with this text in
     * it, when the server has committed, and before the client hears of that.
     */
    public Fault cutAfterCommitOf(String statement) {
        return set(new Fault(statement, COMMIT, Moment.BEFORE_THE_CLIENT_HEARS));
    }

    /** Freezes when the next client that runs a statement with this text in it hears that the server has done so. */
    public Fault freezeAfter(String statement) {
        return set(new Fault("", statement, Moment.FROZEN_AFTERWARDS));
    }

    private synchronized Fault set(Fault fault) {
        faults.add(fault);
        return fault;
    }

    /** The fault that is meant for this statement, which strikes no other one. */
    synchronized Optional<Fault> take(String sql, String transaction) {
        Optional<Fault> meant =
                faults.stream().filter(fault -> fault.isMeant(sql, transaction)).findFirst();
        meant.ifPresent(faults::remove);
        return meant;
    }

    /** Returns when this link lets something through in that direction. */
    synchronized void await(Direction direction, LinkedConnection connection) throws InterruptedException {
        while (held.contains(direction) && connections.contains(connection)) {
            wait();
        }
    }

    /** It holds nothing any more for a connection that has ended. */
    synchronized void ended(LinkedConnection connection) {
        connections.remove(connection);
        notifyAll();
    }

    /** Resets all connections and ends. Returns when nothing of it is left. */
    @Override
    public void close() {
        synchronized (listening) {
            synchronized (this) {
                closed = true;
            }
            refuse();
        }
        cut();
    }

    private void accept(Socket client) {
        Socket there = new Socket();
        LinkedConnection connection = new LinkedConnection(this, client, there);
        synchronized (this) {
            if (closed) {
                connection.reset();
                return;
            }
            connections.add(connection);
        }
        connection.start(server);
    }
}
