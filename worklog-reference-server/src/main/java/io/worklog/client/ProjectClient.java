package io.worklog.client;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.verify.LogSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One project of a server. Thread-safe; see {@link WorklogClient} for what its methods throw. */
public interface ProjectClient {
    /** The project's id, which is the name of its log too. */
    String id();

    /** What the server says about the project. */
    ApiJson info();

    /** Begins an event of a type; nothing is sent before it is committed. */
    RemoteRecording record(String type);

    /**
     * Records a batch in its order, each event by itself: one that is refused takes no other with
     * it.
     *
     * @param events begun with {@link #record}; at most as many as the server takes, 1,000 unless set
     */
    List<BatchResult> recordAll(List<RemoteRecording> events);

    /**
     * The events that a search finds, read page after page. The stream ends with an {@link
     * io.worklog.error.IntegrityException} before the page of an event that the server cannot read.
     */
    Stream<ApiJson> events(EventSearch search);

    /**
     * One page of the events that a search finds, with the counts that go along with it, and with
     * the places of those that the server cannot read any more under {@code damaged}.
     */
    ApiJson eventPage(EventSearch search);

    /** One event. */
    ApiJson event(long index);

    /**
     * The sealed bytes of an event with the proof that they are in the log, both checked here.
     *
     * @throws io.worklog.error.IntegrityException if they are not
     */
    ProvenEvent prove(long index);

    /**
     * The events from an index on, as they come, until it is closed.
     *
     * @param from the first index wanted; 0 for the whole log
     */
    EventTail tail(long from);

    /** The log in the C2SP tlog-tiles layout, for {@link io.worklog.verify.Verifier}. */
    LogSource source();

    /** The keys whose checkpoints are believed. */
    KeyHistory keys();

    /** The work records, newest first, read page after page. */
    Stream<ApiJson> records();

    /**
     * Begins a work record as a draft.
     *
     * @param content what was done, in Markdown
     */
    ApiJson createRecord(String title, String content);

    /**
     * Uploads a file. It is read twice: its digest goes first, so that a file that is sent again is
     * one file, and a file that changes meanwhile is refused.
     */
    ApiJson upload(Path file, TransferProgress progress);

    /**
     * Has an export made and downloads it.
     *
     * @param what what to export, as the REST interface says it, such as its format
     * @param out a file that is not there yet
     */
    void export(ApiJson what, Path out, TransferProgress progress);

    /**
     * A request to any part of the project.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param path after the project's own, such as {@code /members}; may be empty
     */
    ApiRequest request(String method, String path);
}
