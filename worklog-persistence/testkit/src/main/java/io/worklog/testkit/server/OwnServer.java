package io.worklog.testkit.server;

/**
 * A private server that one test may do everything to. It keeps its port and its data until it is
 * closed. Every method returns when what it says is true, and throws {@link IllegalStateException}
 * with the end of the server's log if that does not happen.
 *
 * @param <S> what its clients see of it
 */
public interface OwnServer<S extends TestServer> extends AutoCloseable {

    /** What its clients see of it. */
    S server();

    /** Ends it by {@code kill -9}, as a crash of the process does. Does nothing if it is down. */
    void kill();

    /** Ends it in its orderly way. Does nothing if it is down. */
    void stop();

    /** Starts it again on the same port with the same data, after {@link #kill} or {@link #stop}. */
    void start();

    /** Lets it hang: its connections stay open, and nothing is answered. */
    void pause();

    /** Ends {@link #pause}. */
    void resume();

    /** Ends it and deletes its data. Does nothing the second time. */
    @Override
    void close();
}
