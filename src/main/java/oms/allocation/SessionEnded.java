package oms.allocation;

import oms.web.Conflict;

/** 409: the hyperlocal session's time is over; the storefront opens a new one and shows what that warehouse has. */
public final class SessionEnded extends Conflict {
    public SessionEnded() {
        super("session_ended", "The session has ended; open a new one for this address");
    }
}
