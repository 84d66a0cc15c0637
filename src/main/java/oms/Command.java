package oms;

import java.util.List;

/**
 * What {@code ./oms <name>} does once the application is up; a CDI bean of the module that offers it. {@code run} needs
 * none: it serves until it is stopped.
 */
public interface Command {
    /** The word after {@code ./oms}. */
    String name();

    /**
     * Runs it to its end.
     *
     * @param options the words after the name
     * @return the exit status of the process
     */
    int run(List<String> options) throws Exception;
}
